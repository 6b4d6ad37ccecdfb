"""Conformance: the meaning of operators, checks and outcomes as cases in YAML, for any implementation."""
