"""The template: an empty dossier with, as comments, everything that a norm lets one fill in."""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from brabantnorm_rules.dossier.entry import change_ids, left_out
from brabantnorm_rules.dossier.given import Problems
from brabantnorm_rules.dossier.times import read_day
from brabantnorm_rules.errors import Place
from brabantnorm_rules.language import template_words as words
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION, RECORDED_ON, Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.values import NONE
from brabantnorm_rules.norm.words import spaced

_IDS: Final = {"gemeente": "gm9901", "provincie": "pv99", "waterschap": "ws9901"}
_ANY_ID: Final = "xx9901"
"""Codes that no organisation has, in the form of the register of organisations; any other kind has codes of its own."""

_COMMENT_COLUMN: Final = 46
_WIDTH: Final = 110


def write_template(norm: Norm, kind: str, as_at: date | str, language: str = "nl") -> str:
    """Return the text of an empty ``dossier.yaml`` for an organisation of a kind, kept to ``as_at``.

    Every fact type and field stands in it as a comment, with what it may hold. Raises ValueError for a kind that the
    norm does not address or a language that there is not, DossierError for a day that cannot be.
    """
    if kind not in norm.kinds:
        raise ValueError(f"the norm {norm.id} does not address {kind!r}: it is for {', '.join(norm.kinds)}")
    problems = Problems()
    day = problems.read(read_day, as_at, Place(within="as_at"))
    if day is None:
        raise problems.error()
    writer = _Writer(norm, kind, Language(language), date.fromordinal(day).isoformat())
    return "\n".join(writer.lines()) + "\n"


@attrs.frozen(eq=False)
class _Writer:
    norm: Norm
    kind: str
    language: Language
    day: str

    def lines(self) -> Iterator[str]:
        """Return the lines of the dossier."""
        title = self._of_norm(self.norm.title)
        for header in words.HEADER:
            yield from _explained(header.fill(self.language, {"title": title}))
        yield "format: 1"
        yield f"norm: {self.norm.id}"
        yield from _beside(f"as_at: {self.day}", self._word(words.AS_AT))
        yield from _beside("# confidentiality: intern", self._word(words.CONFIDENTIALITY))
        yield from _beside("organisation:", self._word(words.ORGANISATION))
        yield from _beside(f"  id: {_IDS.get(self.kind, _ANY_ID)}", self._word(words.ORGANISATION_ID))
        yield "  name: Dijkstede"
        yield f"  kind: {self.kind}"
        own = self.norm.fact_types[ORGANISATION]
        for field in own.fields:
            if field.name not in (ID, KIND_FIELD):
                yield from self._field(own, field, "  # ")
        yield ""
        for explained in words.REGISTERS:
            yield from _explained(self._word(explained))
        yield "registers:"
        for fact_type in self.norm.fact_types.values():
            if fact_type.name != ORGANISATION:
                yield from self._register(fact_type)
        yield ""
        yield from _explained(self._word(words.DEVIATIONS))
        yield "deviations:"
        for rule in self.norm.clauses[:1]:
            yield f'  # - rule: "{rule.id}"'
            yield "  #   owner: directeur"
            yield '  #   reason: "…"'
            yield f"  #   decided_on: {self.day}"
            yield f"  #   until: {self.day}"

    def _register(self, fact_type: FactType) -> Iterator[str]:
        title = self._of_norm(fact_type.title) if fact_type.title else fact_type.name
        yield ""
        yield from _explained(title, "  ")
        if any(reference.fact_type == fact_type.name for reference in self.norm.references):
            yield from _explained(self._word(words.SUPPLIED), "  ")
        slice_field = fact_type.field(fact_type.slice) if fact_type.slice else None
        if slice_field is not None and slice_field.values:
            yield from _explained(words.SLICE.fill(self.language, {"value": slice_field.values[0]}), "  ")
        yield f"  # {fact_type.name}:"
        yield "  #   complete: false"
        yield "  #   records:"
        for index, field in enumerate(fact_type.fields):
            yield from self._field(fact_type, field, f"  #     {'  ' if index else '- '}")

    def _field(self, fact_type: FactType, field: Field, start: str) -> Iterator[str]:
        required = field.name == ID or field.name in fact_type.required
        value = f" {self._example(field)}" if required else ""
        notes = [self._type(fact_type, field)]
        if field.title is not None:
            notes.insert(0, self._of_norm(field.title))
        elif field.name == RECORDED_ON:
            notes.insert(0, self._word(words.RECORDED_ON))
        if field.own:
            notes.append(self._word(words.OWN))
        if required:
            notes.append(self._word(words.REQUIRED))
        else:
            notes.extend(self._left_out(fact_type, field))
        yield from _beside(f"{start}{field.name}:{value}", "; ".join(notes))

    def _left_out(self, fact_type: FactType, field: Field) -> Iterator[str]:
        """Yield what leaving a field out says, if that is more than that it is not known."""
        if left_out(fact_type, field) is not NONE:
            return
        if field.name == fact_type.until:
            yield self._word(words.LEFT_OUT_RUNS_ON)
        elif field.name in fact_type.from_fields[:-1]:
            yield words.LEFT_OUT_OTHER.fill(self.language, {"field": fact_type.from_fields[-1]})
        else:
            yield self._word(words.LEFT_OUT_NONE)

    def _type(self, fact_type: FactType, field: Field) -> str:
        if field.domain is Domain.ORGANISATION:
            return self._word(words.TYPES["organisation"])
        values = change_ids(self.norm) if field.domain is Domain.CHANGE else field.values
        wording = words.TYPES[field.unit or str(field.type)]
        said = (self._value(value, f"{fact_type.name}.{field.name}") for value in values)
        return wording.fill(self.language, {"values": ", ".join(said)})

    def _value(self, value: str, field: str) -> str:
        """Return a value of ``type.field`` as one writes it, with what it is called where that is something else."""
        called = self.norm.glossary_for(self.kind).text(self.norm.words.say(value, self.language, field), self.language)
        return value if called == spaced(value) else f"{value} ({called})"

    def _example(self, field: Field) -> str:
        values = change_ids(self.norm) if field.domain is Domain.CHANGE else field.values
        match field.type:
            case FieldType.DATE | FieldType.INSTANT:
                return self.day
            case FieldType.BOOL:
                return "true"
            case FieldType.NUMBER:
                return "0"
            case FieldType.ENUM:
                return values[0]
            case FieldType.SET:
                return f"[{', '.join(values[:1])}]"
            case FieldType.URI:
                return "https://voorbeeld.invalid"
            case _:
                return '"1"'

    def _of_norm(self, wording: Wording) -> str:
        """Return a text of the norm, in the words of the kind."""
        return self.norm.glossary_for(self.kind).wording(wording).in_language(self.language)

    def _word(self, wording: Wording) -> str:
        return wording.in_language(self.language)


def _explained(text: str, indent: str = "") -> Iterator[str]:
    """Yield an explanation as lines of its own, which stay comments."""
    yield from textwrap.wrap(text, _WIDTH, initial_indent=f"{indent}## ", subsequent_indent=f"{indent}## ")


def _beside(line: str, comment: str) -> Iterator[str]:
    """Yield a line with a comment behind it, which goes on below it, behind the hash that the line itself has."""
    hanging = "  #" if line.startswith("  #") else ""
    yield from textwrap.wrap(
        comment,
        _WIDTH,
        initial_indent=f"{line:<{_COMMENT_COLUMN - 2}}  # ",
        subsequent_indent=f"{hanging:<{_COMMENT_COLUMN}}#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )
