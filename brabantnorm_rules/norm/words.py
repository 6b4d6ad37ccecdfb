"""Words: what people call the values of enums and sets, in each language."""

from collections.abc import Mapping
from typing import Final

import attrs

from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.outcomes import TRUTH


@attrs.frozen
class Words:
    """The words of a norm, by the value that they are for; by ``type.field.value`` where one field has its own."""

    found: Mapping[str, Wording] = attrs.field(factory=dict)

    def say(self, value: str | bool, language: str, field: str = "") -> str:
        """Return a value as people read it inside a sentence, in ``nl`` or ``en``.

        ``field`` is what holds it: ``type.field``. A value that has no word is read as it is written, with spaces.
        """
        if isinstance(value, bool):
            return TRUTH[value].in_language(language)
        word = self.found.get(f"{field}.{value}", self.found.get(value))
        return spaced(value) if word is None else word.in_language(language)


NO_WORDS: Final = Words()
"""The words of a norm that gives none."""


def spaced(name: str) -> str:
    """Return a name as people read it where nobody gave a word for it."""
    return name.replace("_", " ")
