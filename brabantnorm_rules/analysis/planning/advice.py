"""Advice: the steps of proposals in plain sentences, in the words of a norm and a kind of organisation."""

from datetime import date, datetime

import attrs

from brabantnorm_rules.analysis.explanations.values import value_in_words
from brabantnorm_rules.analysis.planning.fulfilling import ADOPTED
from brabantnorm_rules.analysis.planning.plan import Proposal
from brabantnorm_rules.analysis.planning.steps import Said, Step, StepKind
from brabantnorm_rules.assessment.wording import (
    capitalised,
    describe_day,
    field_in_dossier,
    ids_in_words,
    label,
    register_in_dossier,
)
from brabantnorm_rules.dossier import Organisation
from brabantnorm_rules.language import plan as words
from brabantnorm_rules.language.explanation import AT_TIME
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import (
    DENOMINATOR,
    ID,
    JUDGEMENT,
    NUMERATOR,
    RECORDED_ON,
    TOTALS,
    VERDICT,
    Field,
    FieldType,
    RecordKind,
)
from brabantnorm_rules.truth import Outcome


@attrs.frozen
class Advice:
    """Says steps in ``nl`` or ``en``, in the words of an organisation's kind."""

    norm: Norm
    organisation: Organisation
    language: str

    def steps(self, proposal: Proposal) -> tuple[str, ...]:
        """Return what the steps of a proposal ask, a text for each."""
        reached = proposal.makes[proposal.rules[0]]
        return tuple(self._step(step, reached, alone=len(proposal.steps) == 1) for step in proposal.steps)

    def _step(self, step: Step, reached: Outcome, *, alone: bool) -> str:
        if step.kind is StepKind.WAIT:
            return self._fill(words.ALONE if alone else words.WAITS, day=self._day(step.on))
        if step.complete:
            return self._fill(words.COMPLETES, fact_type=step.fact_type, day=self._day(step.on))
        if step.new:
            return self._new(step, reached)
        records = self._records(step)
        if step.kind is StepKind.DO:
            values = "; ".join(self._titled(step, name, said) for name, said in step.values)
            return self._fill(words.CHANGES, records=records, values=values)
        if len(step.values) > 1:
            return self._fill(words.LOOKS_UP_MORE, records=records, values=self._values(step))
        ((name, said),) = step.values
        outcomes = self._outcomes(step, name, said, reached)
        return self._fill(words.LOOKS_UP, records=records, field=self._title(step, name), outcomes=outcomes)

    def _title(self, step: Step, name: str) -> str:
        """Return what people call a field, with its own name."""
        return field_in_dossier(self.norm.fact_types[step.fact_type], name, self.language)

    def _titled(self, step: Step, name: str, said: Said) -> str:
        return self._fill(words.VALUE, field=self._title(step, name), value=self.value(step, name, said))

    def _new(self, step: Step, reached: Outcome) -> str:
        fact_type, values = self.norm.fact_types[step.fact_type], dict(step.values)
        key = "; ".join(self.value(step, name, values[name]) for name in fact_type.newest_per if name in values)
        arguments = {"fact_type": step.fact_type, "title": register_in_dossier(fact_type, self.language), "key": key}
        if step.fact_type == TOTALS and NUMERATOR in values:
            numbers = {"numerator": values[NUMERATOR], "denominator": values[DENOMINATOR]}
            enough = words.ALL_OF_THEM if values[NUMERATOR] == values[DENOMINATOR] else words.ENOUGH
            return self._fill(words.TOTALS[step.kind], **arguments, enough=self._fill(enough, **numbers))
        if step.fact_type == JUDGEMENT and VERDICT in values:
            verdict = self.value(step, VERDICT, values[VERDICT])
            outcomes = self._outcomes(step, VERDICT, values[VERDICT], reached)
            return self._fill(words.JUDGEMENT[step.kind], **arguments, verdict=verdict, outcomes=outcomes)
        if step.kind is StepKind.SUPPLY:
            wording = words.PERHAPS
        elif ADOPTED in values:
            wording = words.DOCUMENT
        else:
            wording = words.EVENT if fact_type.kind is RecordKind.EVENT else words.THING
        text = self._fill(wording, **arguments, values=capitalised(self._values(step)))
        return text if len(step.ids) == 1 else self._fill(words.TIMES, text=text, number=len(step.ids))

    def _values(self, step: Step) -> str:
        fact_type, texts = self.norm.fact_types[step.fact_type], []
        told = dict(step.values)
        for name in (field.name for field in fact_type.fields if field.name in told):
            if name not in (ID, RECORDED_ON):
                field = label(fact_type, name, self.language)
                texts.append(self._fill(words.VALUE, field=field, value=self.value(step, name, told[name])))
        return "; ".join(texts)

    def value(self, step: Step, name: str, said: Said) -> str:
        """Return what a field is to hold as people read it."""
        if isinstance(said, datetime):
            clock = {"hour": f"{said.hour:02}", "minute": f"{said.minute:02}"}
            return self._fill(AT_TIME, day=self._day(said), **clock)
        value = said.toordinal() if isinstance(said, date) else said
        fact_type, own = self.norm.fact_types[step.fact_type], self.organisation.id
        text = value_in_words(self.norm, fact_type, name, value, self.language, own)
        return self.norm.glossary_for(self.organisation.kind).text(text, self.language)

    def _outcomes(self, step: Step, name: str, chosen: Said, reached: Outcome) -> str:
        """Return what a fact that is looked up can turn out to be, with the outcome of each."""
        by_outcome: dict[Outcome, list[str]] = {reached: [self.value(step, name, chosen)]}
        for tried in step.tried:
            by_outcome.setdefault(tried.outcome, []).append(self.value(step, name, tried.value))
        if self._field(step, name).type not in (FieldType.BOOL, FieldType.ENUM):
            by_outcome[reached][0] = self._fill(words.FOR_INSTANCE, value=by_outcome[reached][0])
        texts = (
            self._fill(
                words.OUTCOME_OF,
                values=words.OR.in_language(self.language).join(values),
                outcome=OUTCOMES[outcome].in_language(self.language),
            )
            for outcome, values in by_outcome.items()
        )
        return ". ".join(texts)

    def _records(self, step: Step) -> str:
        ids = ids_in_words(step.ids, len(step.ids), self.language)
        wording = words.ONE_RECORD if len(step.ids) == 1 else words.RECORDS
        return self._fill(wording, number=len(step.ids), fact_type=step.fact_type, ids=ids)

    def _field(self, step: Step, name: str) -> Field:
        field = self.norm.fact_types[step.fact_type].field(name)
        assert field is not None  # noqa: S101 - steps name fields that there are
        return field

    def _day(self, day: date) -> str:
        return describe_day(day.toordinal(), self.language)

    def _fill(self, wording: Wording, **arguments: object) -> str:
        return wording.fill(self.language, arguments)
