"""Taking snapshots of the norms that the package carries, with the functions that were generated for them."""

import io
import marshal
import pickle
from types import FunctionType
from typing import Any

from brabantnorm_rules.authoring.folder import read_norm
from brabantnorm_rules.authoring.shipped import carried_norms, snapshot_of
from brabantnorm_rules.authoring.snapshots import write
from brabantnorm_rules.engines.compiled import COMPILED, programs
from brabantnorm_rules.engines.source import namespace_of
from brabantnorm_rules.norm.edition import Norm


class _Pickler(pickle.Pickler):
    """Pickles generated functions as their code and what they name; other functions by where they are defined."""

    def reducer_override(self, obj: Any) -> Any:
        """Return how a generated function is made again."""
        if not isinstance(obj, FunctionType) or "__name__" in obj.__globals__:
            return NotImplemented
        given = namespace_of({})
        tokens = {name: value for name, value in obj.__globals__.items() if name not in given and value is not obj}
        return _function, (obj.__name__, marshal.dumps(obj.__code__), tokens)


def _function(name: str, code: bytes, tokens: dict[str, object]) -> FunctionType:
    """Return a generated function again."""
    return FunctionType(marshal.loads(code), namespace_of(tokens), name)  # noqa: S302  part of the package's own snapshot


def take_snapshots() -> None:
    """Read the norms that the library carries and keep them as read, for whoever builds the package.

    Not those that extend another: what they were made from may change without them. Raises ModuleError when a norm's
    files have problems.
    """
    for name, folder in carried_norms().items():
        norm = read_norm(folder)
        if not norm.extends:
            write(snapshot_of(name), folder, pickled(norm))


def pickled(norm: Norm) -> bytes:
    """Return a norm with what the compiled engine makes of it, as a snapshot holds them."""
    content = io.BytesIO()
    _Pickler(content, protocol=5).dump((norm, {COMPILED: programs(norm)}))
    return content.getvalue()
