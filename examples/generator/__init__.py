"""The invented province "Minh Họa", whose five simulated years are written by `python examples/generate.py`.

No figure, place or document of it is real. `model` draws the numbers, `plan` and `beside` turn them into the tables
that an office types in, `words` into what its officers say, and one module a format into the report as received.
"""
