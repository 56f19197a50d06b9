"""One reader for each format: a file in, located paragraphs and cells out."""
