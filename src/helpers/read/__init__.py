"""Documents in, tidy typed tables out."""
