"""Takes the snapshots of the norms when the package is built; see docs/decisions/0015."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Snapshots(BuildHookInterface[Any]):
    """Reads the norms that the package carries, and adds them as they were read."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Take the snapshots in the checkout; a wheel carries them inside the package."""
        sys.path.insert(0, self.root)
        from brabantnorm_rules.engines.snapshots import take_snapshots

        take_snapshots()
        if version != "editable":
            folder = Path(self.root) / "build" / "snapshots"
            build_data["force_include"][str(folder)] = "brabantnorm_rules/_snapshots"
