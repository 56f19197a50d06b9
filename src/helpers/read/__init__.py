"""What was received, read: documents in, typed tables out.

`opening` turns a file of any kind into a `document`, by the readers in `formats` and the charsets in `letters`; the
counts come from its tables (`header`, `outline`, `figures`, `counts`), the officers' words from its paragraphs
(`prose`). Beside the report stand what persons type in (`typed`) and the export of the archive software (`software`).
`report` puts a year together.
"""
