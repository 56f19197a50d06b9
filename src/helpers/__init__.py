"""The yearly report on digitising a provincial archive: read → analyse → write, with run on top.

Imports go one way: `words, place, errors, settings, project, tables ← read ← analyse ← write ← run`.
The notebooks call `read`, `analyse` and `write`; only the command line calls `run`.
"""
