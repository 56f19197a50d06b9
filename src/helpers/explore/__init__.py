"""Exploring all years by hand: the tables in one place, and panels of controls that show them live."""
