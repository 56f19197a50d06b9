"""Table in, table out: no files, no text for people."""
