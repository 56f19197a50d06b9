"""The drawings of the report: each takes facts, and carries a finding as its title and a description."""
