"""Questions in plain sentences: what a check asks of records, totals, judgements or other rules."""

from collections.abc import Iterator, Sequence

import attrs

from brabantnorm_rules.assessment.wording import describe_amount, title_of
from brabantnorm_rules.language import sentences as words
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.conditions import has_deadline
from brabantnorm_rules.norm.facts import JUDGEMENT, ORGANISATION, SUBJECT, TOTALS, FactType, RecordKind
from brabantnorm_rules.norm.mentions import field_of
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Exists,
    NoneOf,
    Number,
    OfRule,
    Question,
    RecordQuestion,
    Share,
)
from brabantnorm_rules.workbench.conditions import Conditions, Sentence
from brabantnorm_rules.workbench.values import Scope, Values, values_for
from brabantnorm_rules.workbench.variables import Axis, axes_of, with_variables


@attrs.frozen(eq=False)
class Questions:
    """Puts questions and checks into words."""

    values: Values

    def say(self, question: Question) -> tuple[Sentence, ...]:
        """Return what a question asks, sentence by sentence."""
        match question:
            case Exists() | NoneOf():
                return tuple(self._exists(question))
            case Share():
                return tuple(self._share(question))
            case Counted():
                return tuple(self._counted(question))
            case Attested(subject):
                of = self._statement(JUDGEMENT, ((SUBJECT, subject),))
                return (Sentence(self._word(words.ATTESTED), of),)
            case OfRule(rule):
                title = self.values.norm.rules[rule].title.in_language(self.values.language)
                return (Sentence(self.values.fill(words.OF_RULE, rule=rule, title=title)),)
            case AnyQuestion(parts):
                return (self._several(words.ANY_QUESTION, parts),)
            case AllQuestions(parts):
                return (self._several(words.ALL_QUESTIONS, parts),)

    def check(self, checks: Sequence[Check]) -> tuple[Sentence, ...]:
        """Return what the checks of one id ask: those that one ``for_each`` made are said once."""
        question = with_variables(checks)
        if question is None:
            return tuple(found for check in checks for found in self._combination(check))
        axes = [axis for axis in axes_of(checks) if len(axis.values) > 1]
        said = [self._axis(axis, words.FOR_EACH_TOO if place else words.FOR_EACH) for place, axis in enumerate(axes)]
        return (*self._conditional(checks[0], axes), *said, *self.say(question))

    def _word(self, wording: Wording) -> str:
        return wording.in_language(self.values.language)

    # ---- variables ------------------------------------------------------------------------------------------------

    def _axis(self, axis: Axis, wording: Wording) -> Sentence:
        values = self.values
        if axis.parameter and not any(
            dated.value for dated in values_for(values.norm.parameters[axis.parameter], values.kind)
        ):
            return Sentence(values.fill(words.FOR_NONE, parameter=axis.parameter, name=axis.name))
        if axis.parameter:
            text = values.parameter(ParameterOf(axis.parameter), joined=words.AND)
        elif values.are_parties(axis.values):
            text = self._word(words.PARTIES)
        else:
            text = values.listed([values.word(value, axis.fields[value]) for value in axis.values], words.AND)
        return Sentence(values.fill(wording, values=text, name=axis.name))

    def _conditional(self, check: Check, axes: Sequence[Axis] = ()) -> Iterator[Sentence]:
        """Yield what set parameters must hold for a check to be asked, where no variable says so."""
        shown = {axis.parameter for axis in axes}
        for name, value in check.active_when:
            if name not in shown:
                word = self.values.word(value, self.values.norm.parameters[name].of)
                yield Sentence(self.values.fill(words.WHEN_ACTIVE, name=name, value=word))

    def _combination(self, check: Check) -> Iterator[Sentence]:
        for name, value in check.variables:
            word = self.values.word(value, field_of(value, check.question))
            yield Sentence(self.values.fill(words.OF_COMBINATION, name=name, value=word))
        yield from self._conditional(check)
        yield from self.say(check.question)

    # ---- records --------------------------------------------------------------------------------------------------

    def _exists(self, question: Exists | NoneOf) -> Iterator[Sentence]:
        fact_type = self.values.norm.fact_types[question.fact_type]
        items = self._where(question, words.OF_RECORD)
        number: Number = 1 if isinstance(question, NoneOf) else question.at_least
        if fact_type.name == ORGANISATION and number == 1 and items:
            found = words.NONE_ORGANISATION if isinstance(question, NoneOf) else words.EXISTS_ORGANISATION
            yield Sentence(self._word(found), items)
            return
        wording = words.NONE if isinstance(question, NoneOf) else words.EXISTS if number == 1 else words.EXISTS_SEVERAL
        yield self._of_type(wording, question, items, number=self._number(number, share=False))
        yield from self._counting(question, fact_type)

    def _share(self, question: Share) -> Iterator[Sentence]:
        values, fact_type = self.values, self.values.norm.fact_types[question.fact_type]
        items = self._where(question, words.OF_CASE)
        if fact_type.name == ORGANISATION:
            where = self._word(words.IF if items else words.FULL_STOP)
            yield Sentence(values.fill(words.CASE_ORGANISATION, where=where), items)
        else:
            yield self._of_type(words.CASE, question, items)
        yield from self._counting(question, fact_type)
        must = Conditions(values).listed(question.must, Scope(fact_type))
        share = self._number(question.at_least, share=True)
        opening = values.fill(words.EVERY_CASE if question.at_least == 1 else words.SHARE_OF_CASES, share=share)
        if len(must) == 1 and must[0].text == self._word(words.ANY):
            must, opening = must[0].items, f"{opening.removesuffix(':')} {must[0].text}"
        yield Sentence(opening, must or (Sentence(self._word(words.ALWAYS)),))
        if has_deadline(question.must):
            yield Sentence(self._word(words.NOT_DUE))
        yield Sentence(self._word(words.NO_CASES[question.when_no_cases]))
        if question.totals is not None:
            yield Sentence(self._word(words.TOTALS_TOO), self._statement(TOTALS, question.totals))

    def _where(self, question: RecordQuestion, of_outer: Wording) -> tuple[Sentence, ...]:
        scope = Scope(self.values.norm.fact_types[question.fact_type], of_outer=of_outer)
        return Conditions(self.values).listed(question.where, scope)

    def _of_type(
        self, wording: Wording, question: RecordQuestion, items: tuple[Sentence, ...], **arguments: object
    ) -> Sentence:
        """Return a sentence about the records of a type, which opens the list of what they must be like."""
        fact_type = self.values.norm.fact_types[question.fact_type]
        lasting = fact_type.kind is RecordKind.THING and fact_type.from_fields and not _included(question, fact_type)
        text = self.values.fill(
            wording,
            when=self._word(words.ON_AS_OF) if lasting else "",
            type=title_of(fact_type, self.values.language),
            where=self._word(words.WHERE if items else words.FULL_STOP),
            **arguments,
        )
        return Sentence(text, items)

    def _counting(self, question: RecordQuestion, fact_type: FactType) -> Iterator[Sentence]:
        """Yield which records of a type count."""
        values = self.values
        if _included(question, fact_type):
            yield Sentence(self._word(words.ENDED))
        if fact_type.kind is RecordKind.STATEMENT:
            key = values.listed([values.label(fact_type, name) for name in fact_type.newest_per], words.AND)
            if fact_type.valid_for is None:
                yield Sentence(values.fill(words.NEWEST, key=key))
            else:
                label = Conditions(values).from_label(fact_type, fact_type.from_fields)
                window = values.window(fact_type.valid_for)
                yield Sentence(values.fill(words.NEWEST_VALID, key=key, label=label, window=window))

    # ---- totals, judgements and other rules -------------------------------------------------------------------------

    def _counted(self, question: Counted) -> Iterator[Sentence]:
        if question.at_least is not None:
            text = self.values.fill(words.COUNTED_SHARE, share=self._number(question.at_least, share=True))
        else:
            number = 0 if question.at_most is None else question.at_most
            text = self.values.fill(words.COUNTED_NUMBER, number=self._number(number, share=False))
        yield Sentence(text, self._statement(TOTALS, question.totals))
        yield Sentence(self._word(words.NO_CASES[question.when_no_cases]))
        yield Sentence(self._word(words.NO_TOTALS))

    def _statement(self, name: str, key: tuple[tuple[str, str], ...]) -> tuple[Sentence, ...]:
        """Return by what one knows the statement that counts: its key, and how old it may be."""
        values, fact_type = self.values, self.values.norm.fact_types[name]
        said = [(values.label(fact_type, field), values.word(value, f"{name}.{field}")) for field, value in key]
        if fact_type.valid_for is not None:
            label = Conditions(values).from_label(fact_type, fact_type.from_fields)
            said.append((label, values.window(fact_type.valid_for)))
        return tuple(Sentence(values.fill(words.TEST, label=label, says=says)) for label, says in said)

    def _several(self, opening: Wording, parts: Sequence[Question]) -> Sentence:
        return Sentence(self._word(opening), tuple(self._together(self.say(part)) for part in parts))

    def _together(self, sentences: tuple[Sentence, ...]) -> Sentence:
        return sentences[0] if len(sentences) == 1 else Sentence(self._word(words.TOGETHER), sentences)

    def _number(self, number: Number, *, share: bool) -> str:
        if isinstance(number, ParameterOf):
            return self.values.parameter(number, share=share)
        return describe_amount(number, ParameterType.NUMBER, self.values.language, share=share)


def _included(question: RecordQuestion, fact_type: FactType) -> bool:
    """Return whether what ended counts too; a type without ends has none of it."""
    return question.ended and fact_type.until is not None
