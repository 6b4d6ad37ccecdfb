"""The command line: ``brabantnorm``, one command a file."""

from brabantnorm_rules.cli.program import main

__all__ = ["main"]
