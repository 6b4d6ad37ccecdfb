"""Values: what fields of records hold and what is the matter with it, in words."""

from fractions import Fraction

import attrs

from brabantnorm_rules.analysis.explanations.faults import Matter, MatterKind
from brabantnorm_rules.assessment.wording import describe_amount, describe_day, label, listed, title_of
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.language import explanation as words
from brabantnorm_rules.language.outcomes import CONFIDENCES, NOTHING
from brabantnorm_rules.language.sentences import AND, OR, UNITS
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Domain, FactType, FieldType
from brabantnorm_rules.norm.law import Change, Confidence
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.norm.periods import Clock
from brabantnorm_rules.norm.values import (
    MICROSECONDS_PER_HOUR,
    NOT_SUPPLIED,
    Absent,
    Value,
    local_time,
)


def value_in_words(norm: Norm, fact_type: FactType, name: str, value: Value, language: str, own: str = "") -> str:
    """Return what a field of a record holds, in words, in ``nl`` or ``en``; ``own`` is the id of the organisation."""
    of = f"{fact_type.name}.{name}"
    field = fact_type.field(name)
    match value:
        case Absent():
            if value is NOT_SUPPLIED:
                return words.NOT_SUPPLIED.in_language(language)
            return (words.NO if field and field.type is FieldType.BOOL else NOTHING).in_language(language)
        case frozenset():
            said = [member_in_words(norm, fact_type, name, member, language, own) for member in sorted(value)]
            return listed(sorted(said, key=str.casefold), AND, language) or NOTHING.in_language(language)
        case str():
            return member_in_words(norm, fact_type, name, value, language, own)
        case bool():
            return norm.words.say(value, language, of)
        case int() if fact_type.day_field(name):
            return describe_day(value, language)
        case int() | Fraction():
            number = describe_amount(value, ParameterType.NUMBER, language, grouped=bool(field and field.unit == "eur"))
            unit = UNITS.get(field.unit) if field else None
            return number if unit is None else unit.fill(language, {"value": number})


def member_in_words(norm: Norm, fact_type: FactType, name: str, member: str, language: str, own: str = "") -> str:
    """Return one value of an enum or set in words: a word, a change by its title, the organisation as itself."""
    field = fact_type.field(name)
    if field is not None and field.domain is Domain.ORGANISATION:
        return words.OWN_ORGANISATION.in_language(language) if member == own else member
    if field is not None and field.domain is Domain.CHANGE and member in (changes := _changes(norm)):
        return changes[member].title.in_language(language)
    return norm.words.say(member, language, f"{fact_type.name}.{name}")


@attrs.frozen(eq=False)
class Values:
    """Puts what records of a dossier hold into words."""

    norm: Norm
    dossier: Dossier
    language: str

    def held(self, fact_type: FactType, record_id: str, name: str, value: Value) -> str:
        """Return what a field of a record holds; an exact moment with its time."""
        if fact_type.instant_field(name) and isinstance(value, int) and not isinstance(value, bool):
            register = self.dossier.registers[fact_type.name]
            position = register.ids.index(record_id)
            earliest, latest = (register.columns[f"{name}.{bound}"][position] for bound in ("earliest", "latest"))
            if isinstance(earliest, int) and earliest == latest:
                return self._moment(value, earliest)
        return value_in_words(self.norm, fact_type, name, value, self.language, self.dossier.organisation.id)

    def matter(self, fact_type: FactType, record_id: str, matter: Matter) -> str:
        """Return what is the matter with a record."""
        found, total = matter.counted or (0, 0)
        arguments = {
            "label": label(fact_type, matter.field, self.language) if matter.field else "",
            "value": self.held(fact_type, record_id, matter.field, matter.value) if matter.field else "",
            "since": "" if matter.since is None else describe_day(matter.since, self.language),
            "limit": self._limit(matter),
            "duration": self._duration(matter),
            "found": found,
            "total": total,
            "words": self._words(fact_type, matter),
        }
        if matter.kind is MatterKind.UNRELATED and matter.since is not None:
            window = words.UNRELATED_ON if matter.since == matter.limit else words.UNRELATED_WITHIN
            return window.fill(self.language, arguments)
        return words.MATTERS[matter.kind].fill(self.language, arguments)

    def _limit(self, matter: Matter) -> str:
        if matter.limit is None:
            return ""
        return self._moment(matter.limit, matter.moment) if matter.moment else describe_day(matter.limit, self.language)

    def _moment(self, day: int, moment: int) -> str:
        hour, minute = local_time(moment)
        told = {"day": describe_day(day, self.language), "hour": f"{hour:02}", "minute": f"{minute:02}"}
        return words.AT_TIME.fill(self.language, told)

    def _words(self, fact_type: FactType, matter: Matter) -> str:
        match matter.kind:
            case MatterKind.UNPROCESSED:
                changes = _changes(self.norm)
                return "; ".join(self._change(changes[name]) for name in matter.words)
            case MatterKind.UNRELATED:
                return ", ".join(title_of(self.norm.fact_types[name], self.language) for name in matter.words)
        own = self.dossier.organisation.id
        said = [member_in_words(self.norm, fact_type, matter.field, word, self.language, own) for word in matter.words]
        return listed(said, OR, self.language)

    def _change(self, change: Change) -> str:
        day = describe_day(change.in_force, self.language)
        title = change.title.in_language(self.language)
        doubts = (
            [] if change.confidence is Confidence.SURE else [CONFIDENCES[change.confidence].in_language(self.language)]
        )
        doubts += [words.ARGUABLE.in_language(self.language)] if change.arguable else []
        said = {"title": title, "day": day, "confidence": ", ".join(doubts)}
        return (words.UNSURE_CHANGE if doubts else words.CHANGE).fill(self.language, said)

    def _duration(self, matter: Matter) -> str:
        if matter.hours is None:
            return ""
        hours = describe_amount(Clock(matter.hours * MICROSECONDS_PER_HOUR), ParameterType.DURATION, self.language)
        if not matter.minutes:
            return hours
        rest = Clock(matter.minutes * MICROSECONDS_PER_HOUR // 60)
        minutes = describe_amount(rest, ParameterType.DURATION, self.language)
        return words.HOURS_AND.fill(self.language, {"hours": hours, "minutes": minutes})


def _changes(norm: Norm) -> dict[str, Change]:
    return {change.id: change for found in norm.changes.values() for change in found.changes}
