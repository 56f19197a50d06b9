"""Tables in, pages out: no arithmetic beyond rounding."""
