"""Text with positions: YAML, JSON and tables, read within limits and inside their folder."""
