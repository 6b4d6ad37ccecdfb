"""Regions: the clauses counted over a set of organisations, and what they could do together."""
