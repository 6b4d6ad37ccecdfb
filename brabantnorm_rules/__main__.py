"""The command line, for ``python -m brabantnorm_rules``."""

import sys

from brabantnorm_rules.cli import main

if __name__ == "__main__":
    sys.exit(main())
