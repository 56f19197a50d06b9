"""The gate: each output held against the facts and the stored tables before it is published."""
