"""The languages that people are addressed in, and one wording in both."""

from collections.abc import Mapping
from enum import StrEnum

import attrs


class Language(StrEnum):
    """A language; Dutch is the default everywhere."""

    NL = "nl"
    EN = "en"


@attrs.frozen
class Wording:
    """One wording in both languages; ``{name}`` stands for an argument."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the wording in ``nl`` or ``en``; ValueError for another language."""
        return self.nl if Language(language) is Language.NL else self.en

    def fill(self, language: str, arguments: Mapping[str, object]) -> str:
        """Return the wording with its arguments filled in."""
        return self.in_language(language).format_map(arguments)
