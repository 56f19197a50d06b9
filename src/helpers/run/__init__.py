"""The only place that decides when things happen."""
