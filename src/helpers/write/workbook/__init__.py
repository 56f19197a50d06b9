"""The workbook: every stored table of a year, what its columns mean, and each number that the report prints."""
