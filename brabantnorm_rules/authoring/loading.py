"""Norms by name: read from their files, or restored from a snapshot."""

from brabantnorm_rules.authoring.folder import read_norm
from brabantnorm_rules.authoring.shipped import find_norm, snapshot_of
from brabantnorm_rules.authoring.snapshots import restore
from brabantnorm_rules.norm.edition import Norm


def load_norm(name: str) -> Norm:
    """Return the norm of a name: one that the library carries, or else one of an installed package.

    Nothing of that package is imported. Raises KeyError for a name that no norm has, and ModuleError when the norm's
    files have problems.
    """
    folder = find_norm(name)
    return restore(snapshot_of(name), folder) or read_norm(folder)
