"""The glossary: the words in which a kind of organisation reads the texts of a norm."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from brabantnorm_rules.language.languages import Language, Wording


@attrs.frozen
class Glossary:
    """A kind's own words, by the words that authors write, in each language.

    A term is one word or several and stands for itself wherever it is written as whole words. Where terms overlap the
    longest counts, and what has been put in the place of a term is not looked at again. A term that begins with a small
    letter stands for the same with a capital too; its own words then get one. What stands between backticks is a name,
    and stays as it is.
    """

    terms: Mapping[Language, Mapping[str, str]] = attrs.field(factory=dict)

    def text(self, text: str, language: str) -> str:
        """Return a text in ``nl`` or ``en`` in the kind's own words."""
        pattern = self._patterns.get(Language(language))
        if pattern is None:
            return text
        terms = self.terms[Language(language)]
        return pattern.sub(lambda found: found[0] if found[1] is None else _own_words(found[1], terms), text)

    def wording(self, wording: Wording) -> Wording:
        """Return a wording in the kind's own words."""
        if not self._patterns:
            return wording
        return Wording(self.text(wording.nl, Language.NL), self.text(wording.en, Language.EN))

    def optional(self, wording: Wording | None) -> Wording | None:
        """Return a wording that may not be there in the kind's own words."""
        return None if wording is None else self.wording(wording)

    def fill(self, wording: Wording, language: str, arguments: Mapping[str, object]) -> str:
        """Return a wording with its arguments filled in, all of it in the kind's own words."""
        return self.text(wording.fill(language, arguments), language)

    @cached_property
    def _patterns(self) -> Mapping[Language, re.Pattern[str]]:
        return {language: _pattern(terms) for language, terms in self.terms.items() if terms}


AS_WRITTEN: Final = Glossary()
"""The glossary of kinds that read the texts as their authors wrote them."""


def _pattern(terms: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds names, and the terms in a group: at each place the longest, over line ends too."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"`[^`]*`|(?<!\w)({'|'.join(map(_either_case, longest_first))})(?!\w)")


def _either_case(term: str) -> str:
    first, rest = re.escape(term[0]), re.escape(term[1:]).replace(r"\ ", r"\s+")
    return f"[{first}{re.escape(term[0].upper())}]{rest}" if term[0].islower() else f"{first}{rest}"


def _own_words(written: str, terms: Mapping[str, str]) -> str:
    found = " ".join(written.split())
    own = terms.get(found)
    if own is not None:
        return own
    own = terms[found[0].lower() + found[1:]]
    return own[0].upper() + own[1:]
