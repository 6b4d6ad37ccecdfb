"""Places: where in an author's files the rules, checks, questions and conditions of a norm stand."""

from brabantnorm_rules.errors import Place


class Places:
    """Where what was read stands; it is known by its identity, because equal conditions may stand anywhere."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        """Begin without any."""
        self._kept: dict[int, tuple[object, Place]] = {}

    def put(self, made: object, place: Place) -> None:
        """Keep where something stands; the first place that is given, the innermost, is the one that counts."""
        self._kept.setdefault(id(made), (made, place))

    def of(self, made: object) -> Place:
        """Return where something stands; raises KeyError for what was not read."""
        return self._kept[id(made)][1]
