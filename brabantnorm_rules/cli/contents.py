"""Contents: what a dossier holds, register by register, so that one can see that all of it was read."""

from collections.abc import Iterator

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.language import contents as words
from brabantnorm_rules.norm.facts import KIND


def contents_of(dossier: Dossier, page: Page) -> Iterator[str]:
    """Yield the lines that say whose dossier it is, what its registers hold, and which registers it does not have."""
    language, organisation = page.language, dossier.organisation
    kind = dossier.norm.words.say(organisation.kind, language, KIND)
    arguments = {
        "organisation": f"{organisation.name} ({organisation.id}, {kind})",
        "norm": dossier.norm.id,
        "day": describe_day(dossier.as_at.toordinal(), language),
    }
    yield from page.text(words.HEAD.fill(language, arguments))
    registers = [register for name, register in dossier.registers.items() if name in dossier.entered]
    names = max((len(register.fact_type.name) for register in registers), default=0)
    numbers = max((len(str(len(register))) for register in registers), default=0)
    for register in registers:
        start = f"{register.fact_type.name:<{names}}  {len(register):>{numbers}}"
        yield from page.labelled(start, _said(register, language), len(start) + 2)
    absent = [name for name in dossier.norm.fact_types if name not in dossier.registers]
    if absent:
        yield from page.text(words.ABSENT.fill(language, {"names": ", ".join(absent)}))


def _said(register: Register, language: str) -> str:
    """Return what is said of a register's completeness, and to which day it was kept if that is another day."""
    if any(declaration.since is None and declaration.values is None for declaration in register.declarations):
        said = words.COMPLETE.in_language(language)
    else:
        said = (words.IN_PART if register.declarations else words.NOT_COMPLETE).in_language(language)
    said = f"{words.RECORDS.in_language(language)}, {said}"
    if register.as_at is not None:
        said = f"{said}, {words.KEPT_TO.fill(language, {'day': describe_day(register.as_at, language)})}"
    return said
