"""The export of the archive software, counted by fonds."""
