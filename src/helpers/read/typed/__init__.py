"""The tables that a person types in beside the report."""
