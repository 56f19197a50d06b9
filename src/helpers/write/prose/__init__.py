"""The sentences of the report, part by part. They take facts, never bare numbers, and compute nothing."""
