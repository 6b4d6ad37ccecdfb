"""Explanations: everything that one finding rests on, and how it is told to people who are no implementers."""
