"""Where norms are by name: those that are carried with the library, and those of installed packages."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brabantnorm_rules.authoring.shapes import suggest

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP: Final = "brabantnorm_rules.norms"
"""The entry-point group of packages that bring norms: a norm's name, and ``package.folder``, where it is."""


def norms() -> tuple[str, ...]:
    """Return the names of all norms that `load_norm` finds, sorted."""
    return tuple(sorted({*carried_norms(), *_installed()}))


def find_norm(name: str) -> Path:
    """Return the folder of the norm of a name; raises KeyError for a name that no norm has."""
    shipped = carried_norms()
    if name in shipped:
        return shipped[name]
    installed = _installed()
    if name in installed:
        return _folder_of(installed[name])
    options = sorted({*shipped, *installed})
    meant = suggest(name, options)
    hint = f"did you mean {meant!r}?" if meant else f"there are: {', '.join(options) or 'none'}"
    raise KeyError(f"no norm is named {name!r}; {hint}")


def snapshot_of(name: str) -> Path:
    """Return the file with the snapshot of a norm that the library carries, for this Python."""
    return _carried("_snapshots") / f"{name}.{sys.implementation.cache_tag}"


_IN_CHECKOUT: Final = {"_norms": Path("rules"), "_snapshots": Path("build") / "snapshots"}
"""Where what the wheel carries inside the package stands in a checkout."""


def _carried(name: str) -> Path:
    """Return a folder that the library carries: inside the package in the wheel, or in the checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    return package / name if (package / "_norms").is_dir() else package.parent / _IN_CHECKOUT[name]


def carried_norms() -> dict[str, Path]:
    """Return the folder of each norm that the library carries, by its name."""
    carried = _carried("_norms")
    if not carried.is_dir():
        return {}
    return {folder.name: folder for folder in carried.iterdir() if (folder / "norm.yaml").is_file()}


def _installed() -> "dict[str, EntryPoint]":
    """Return the entry points of installed packages; what finds them is imported only here, because it is large."""
    from importlib.metadata import entry_points

    return {found.name: found for found in sorted(entry_points(group=GROUP), key=str, reverse=True)}


def _folder_of(found: "EntryPoint") -> Path:
    """Return the folder that an entry point names, found without importing the package.

    It is looked for where the package was installed; of one that is installed to be edited, where Python finds it.
    """
    package, *inside = found.value.split(".")
    if found.dist is not None:
        installed = Path(str(found.dist.locate_file(package)), *inside)
        if installed.is_dir():
            return installed
    try:
        spec = find_spec(package)
    except ValueError:
        spec = None
    locations = list(spec.submodule_search_locations or ()) if spec is not None else []
    if not locations:
        raise KeyError(f"norm {found.name!r}: {found.value!r} is no folder in an installed package")
    return Path(locations[0], *inside)
