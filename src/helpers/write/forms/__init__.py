"""Forms to fill in: what `sohoa init` and `sohoa new` put in front of a person."""
