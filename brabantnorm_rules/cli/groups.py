"""``brabantnorm groups``: show which organisations belong to which groups on a day."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs
import click

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.authoring import read_groups
from brabantnorm_rules.authoring.shapes import suggest
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Day, Word
from brabantnorm_rules.cli.output import ExitCode, InputError, encoding_of, write
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, open_norm
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language import groups as words
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.outcomes import CONFIDENCES
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import KIND
from brabantnorm_rules.norm.groups import Membership, Merger, NamedOrganisation, name_order
from brabantnorm_rules.norm.law import Confidence

_SORTS: Final = 18


@click.command("groups", cls=Command)
@click.argument("organisation", required=False)
@click.option("--on", type=Day(today=True), required=True)
@click.option("--confidence", type=Word(tuple(Confidence)), default=Confidence.LOW)
@click.option("--groups", "path")
@click.option("--norm", "norm_name", default=DEFAULT_NORM)
@language_option
@click.pass_obj
def groups_command(
    language: str, organisation: str | None, on: date, confidence: str, path: str | None, norm_name: str
) -> int:
    """Show the groups of an organisation on a day, or all groups with their members."""
    norm = with_confidence(open_norm(norm_name), confidence)
    if path is not None:
        norm = read_groups(path, norm)
    shown = _Shown(norm, on, Page(language, encoding_of(sys.stdout)))
    lines = shown.all_groups() if organisation is None else shown.of_organisation(_find(norm, organisation))
    write("\n".join([*shown.head(), *lines]))
    return ExitCode.DONE


def _find(norm: Norm, written: str) -> NamedOrganisation:
    """Return an organisation by its id or its name; InputError when there is none."""
    known = norm.groups.organisations
    for found in known.values():
        if written.casefold() in (found.id, found.name.casefold()):
            return found
    meant = suggest(written, [name for found in known.values() for name in (found.id, found.name)])
    arguments = {"value": written, "suggestion": meant}
    raise InputError(Diagnostic("organisation-unknown", Place(within="ORGANISATION"), arguments))


@attrs.frozen
class _Shown:
    """What is shown of a norm's groups on a day."""

    norm: Norm
    on: date
    page: Page

    def head(self) -> Iterator[str]:
        """Yield the lines above: which norm, which day, and that no outcome rests on this."""
        arguments = {"norm": self.norm.id, "day": self._day(self.on.toordinal())}
        yield from self.page.text(words.HEAD.fill(self.page.language, arguments))
        yield from self.page.text(words.NO_RULE.in_language(self.page.language))

    def all_groups(self) -> Iterator[str]:
        """Yield every group with its members, by sort."""
        groups = sorted(self.norm.groups.groups.values(), key=lambda group: name_order(group.name))
        for sort in dict.fromkeys(group.sort for group in self.norm.groups.groups.values()):
            yield from self.page.heading(self._word(sort))
            for group in groups:
                if group.sort == sort:
                    members = self.norm.groups.members_of(group.id, self.on)
                    yield from self.page.item(f"{group.name}: {'; '.join(map(self._member, members))}")

    def of_organisation(self, organisation: NamedOrganisation) -> Iterator[str]:
        """Yield the groups of one organisation, and the mergers it has to do with."""
        language = self.page.language
        yield ""
        kind = self.norm.words.say(organisation.kind, language, KIND)
        text = words.ORGANISATION.fill(language, {**attrs.asdict(organisation), "kind": kind})
        notes = [] if self._is_party(organisation) else [words.NO_PARTY.in_language(language)]
        if not organisation.exists(self.on.toordinal()):
            notes.append(words.GONE.in_language(language))
        yield from self.page.text(", ".join([text, *notes]))
        found = self.norm.groups.groups_of(organisation.id, self.on)
        for membership in found:
            group = membership.group
            noted = self._noted(group.name, self._notes(membership))
            yield from self.page.labelled(self._word(group.sort), noted, _SORTS)
        if not found:
            yield from self.page.text(words.NONE.in_language(language))
        for merger in self.norm.groups.predecessors_of(organisation.id):
            yield from self.page.text(self._merged(words.CAME_FROM, merger, merger.dissolved))
        for merger in self.norm.groups.successors_of(organisation.id):
            yield from self.page.text(self._merged(words.WENT_INTO, merger, merger.successors))

    def _member(self, membership: Membership) -> str:
        notes = self._notes(membership)
        if not self._is_party(membership.organisation):
            notes.append(words.NO_PARTY.in_language(self.page.language))
        return self._noted(membership.organisation.name, notes)

    def _notes(self, membership: Membership) -> list[str]:
        """Return how sure a membership is, and whether it is one of several or of a part."""
        wording = words.CANDIDATE if membership.candidate else CONFIDENCES[membership.confidence]
        notes = [wording, words.PART] if membership.part else [wording]
        return [note.in_language(self.page.language) for note in notes]

    def _noted(self, name: str, notes: list[str]) -> str:
        return words.NOTED.fill(self.page.language, {"name": name, "notes": ", ".join(notes)})

    def _merged(self, wording: Wording, merger: Merger, others: tuple[NamedOrganisation, ...]) -> str:
        arguments = {
            "day": self._day(merger.day),
            "names": ", ".join(other.name for other in others),
            "level": CONFIDENCES[merger.confidence].in_language(self.page.language),
        }
        return wording.fill(self.page.language, arguments)

    def _is_party(self, organisation: NamedOrganisation) -> bool:
        return organisation.id in self.norm.parties

    def _word(self, sort: str) -> str:
        return self.norm.words.say(sort, self.page.language)

    def _day(self, day: int) -> str:
        return describe_day(day, self.page.language)
