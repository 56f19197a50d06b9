"""The letters of a text: its encoding, charsets of before Unicode, and damage."""
