"""Every stored table, described once: columns, types, units, Vietnamese labels, meanings and formulas.

The descriptions serve the check of what is stored, the captions of the page, and what a fact says of itself.
"""
