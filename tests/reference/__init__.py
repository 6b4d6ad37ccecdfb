"""The reference interpreter: no optimisation, one record and one question at a time; it judges the engines."""
