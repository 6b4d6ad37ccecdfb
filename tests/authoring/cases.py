"""One good norm as text, and norms with one problem: made by changing one thing in it, the place of which is marked."""

from pathlib import Path
from typing import Final

import attrs

from brabantnorm_rules.authoring import check_module

MARK: Final = "▸"
"""Stands in what a case writes, just before the place where its problem should be told."""

_NORM: Final = """\
format: 1
norm: proef-2024
edition: "2024"
title: {nl: Proefnorm, en: Trial norm}
published_on: 2024-01-01
kinds: [gemeente, provincie]
parties: [gm9901, pv99]
pillars:
  - {number: 1, title: {nl: Eerste, en: First}}
glossary:
  provincie:
    nl: {raadsleden: statenleden}
    en: {council: provincial council}
reference:
  verkiezing:
    as_at: 2024-06-30
    records:
      - {id: v1, soort: gemeenteraad, datum: 2026-03-18}
"""

_FACTS: Final = """\
format: 1
fact_types:
  organisatie:
    kind: thing
    fields: {soort: {enum: [gemeente, provincie]}, fte: {number: fte}}
  gedragscode:
    kind: thing
    from: [van, vastgesteld_op]
    until: tot_en_met
    slice: dekking
    required: [dekking]
    fields:
      dekking: {set: [raadsleden, medewerkers]}
      vastgesteld_op: date
      van: date
      tot_en_met: {date: ahead}
      verwerkt: {set_of: change}
      partij: {set_of: organisation}
  activiteit:
    kind: event
    from: datum
    fields:
      datum: date
      onderwerp: {enum: [integriteit, weerbaarheid]}
      groepen: {set: [raadsleden, inwoners], own: true}
      bereikt: {number: count}
      kosten: {number: eur}
      openbaar: bool
      begin: instant
      notitie: text
      zaak: id
      wet: {one_of: change}
  verkiezing:
    kind: event
    from: datum
    required: [soort]
    fields: {soort: {enum: [gemeenteraad]}, datum: {date: ahead}, bij: {set: [stad, inwoners]}, op: instant}
  gebouw:
    kind: thing
    fields: {naam: text}
  telling:
    kind: statement
    from: datum
    newest_per: [grootheid, groep]
    valid_for: {months: 18}
    fields:
      grootheid: {enum: [eed]}
      groep: id
      datum: date
      teller: {number: count}
      noemer: {number: count}
  verklaring:
    kind: statement
    from: datum
    newest_per: [onderwerp]
    valid_for: $jaar
    fields: {onderwerp: {enum: [aanpak]}, datum: date, oordeel: {enum: [ja, deels, nee]}}
"""

_PARAMETERS: Final = """\
format: 1
parameters:
  jaar:
    type: window
    origin: norm
    value: {years: 1}
    admitted: [{years: 1}, kalenderjaar]
    title: {nl: een jaar, en: one year}
  termijn: {type: duration, origin: default, value: {hours: 48}, title: {nl: termijn, en: term}}
  gesprekstermijn: {type: duration, origin: default, value: {days: 90}, title: {nl: termijn, en: term}}
  actualiseringstermijn: {type: duration, origin: default, value: {months: 12}, title: {nl: termijn, en: term}}
  start: {type: field, of: activiteit, origin: default, value: datum, title: {nl: start, en: start}}
  onderwerpen:
    type: set
    of: activiteit.onderwerp
    origin: default
    value: [integriteit, weerbaarheid]
    title: {nl: onderwerpen, en: subjects}
  groepen:
    type: set
    of: activiteit.groepen
    origin: default
    values:
      - {value: [raadsleden]}
      - {from: 2025-01-01, for: provincie, value: [inwoners]}
    title: {nl: groepen, en: groups}
  aandeel: {type: number, origin: default, value: 0.9, title: {nl: aandeel, en: share}}
  aantal: {type: number, origin: default, value: 2, title: {nl: aantal, en: number}}
  sinds: {type: date, origin: law, value: 2023-05-01, title: {nl: sinds, en: since}}
  anker: {type: anchor, origin: law, value: law, title: {nl: anker, en: anchor}}
"""

_CHANGES: Final = """\
format: 1
changes:
  wetten:
    - id: wet-2020
      title: {nl: Wet, en: Act}
      in_force: 2020-01-01
      known: 2019-01-01
      textual: true
      confidence: sure
      sources: [wet]
"""

_SOURCES: Final = """\
format: 1
sources:
  wet:
    title: {nl: Voorbeeldwet, en: Example Act}
    jci: "jci1.3:c:BWBR0000000"
    url: https://example.org/wet
    confidence: sure
"""

_POWERS: Final = """\
format: 1
powers:
  apv: {title: {nl: een verordening, en: a by-law}, kinds: [gemeente]}
"""

_WORDS: Final = """\
format: 1
words:
  raadsleden: {nl: raadsleden, en: council members}
  wet-2020: {nl: de wet van 2020, en: the act of 2020}
  activiteit.groepen.raadsleden: {nl: leden van de raad, en: members of the council}
"""

_GROUPS: Final = """\
format: 1
organisations:
  gm9901: {name: Dijkstede, kind: gemeente, since: 2020-01-01}
  gm9902: {name: "Berg, Dal en Bos", kind: gemeente}
  gm9903: {name: Oudstad, kind: gemeente, until: 2019-12-31}
mergers:
  - {day: 2020-01-01, dissolved: [gm9903], successors: [gm9901], confidence: sure}
groups:
  noord:
    sort: district
    name: Noord
    members:
      gm9901: {confidence: low, candidate: true}
      gm9902: sure
  zuid:
    sort: district
    name: Zuid
    members:
      gm9901: {confidence: low, candidate: true, since: 2021-01-01, until: 2022-12-31}
"""

_RULES: Final = """\
format: 1
pillar: 1
rules:
  - id: "1.1"
    title: {nl: Aandacht, en: Attention}
    anchor: $anker
    basis: [wet]
    applies_to: [gemeente]
    power: apv
    checks:
      - id: per_onderwerp
        for_each: {thema: $onderwerpen}
        exists: activiteit
        where: {onderwerp: $thema, groepen: {includes_any: $groepen}}
        at_least: $aantal
        says: {nl: "{passing} over {thema}", en: "{passing} on {thema}"}
      - id: geteld
        share: activiteit
        where: {datum: {within_last: $jaar}}
        must: {begin: {within: $termijn, of: $start}}
        at_least: $aandeel
        when_no_cases: not_applicable
        counted: {grootheid: eed, groep: alle}
  - id: "1.2"
    title: {nl: Geheel, en: Whole}
    parts: ["1.2.a", "1.2.b"]
  - id: "1.2.a"
    title: {nl: Deel, en: Part}
    anchor: law
    checks:
      - {id: code, every: gedragscode, must: {up_to_date_with: wetten}, when_no_cases: not_met}
      - id: gesprek
        every: gedragscode
        must:
          has: {record_of: activiteit, where: {groepen: {includes_any: its.dekking}}, after: van, within: {days: 9}}
        when_no_cases: unknown
  - id: "1.2.b"
    title: {nl: Ander deel, en: Other part}
    anchor: ambition
    checks:
      - {id: oordeel, attested: aanpak}
      - {id: ander, rule: "1.1", effect: note}
      - {id: los, none: activiteit, where: {bereikt: {less_than: 5}}, ended: included}
"""

FACTS: Final = "facts.yaml"
PARAMETERS: Final = "parameters.yaml"
CHANGES: Final = "changes.yaml"
SOURCES: Final = "sources.yaml"
POWERS: Final = "powers.yaml"
WORDS: Final = "words.yaml"
GROUPS: Final = "groups.yaml"
NORM: Final = "norm.yaml"
RULES: Final = "pillar-1.yaml"

GOOD: Final = {
    NORM: _NORM,
    FACTS: _FACTS,
    PARAMETERS: _PARAMETERS,
    CHANGES: _CHANGES,
    SOURCES: _SOURCES,
    POWERS: _POWERS,
    WORDS: _WORDS,
    GROUPS: _GROUPS,
    RULES: _RULES,
}
"""The files of a norm without problems."""


@attrs.frozen
class Case:
    """A norm with one problem: in ``file``, ``new`` stands for ``old``; with no ``old`` it is the whole file.

    ``there`` is another file and what it holds at the place of the problem, when that is not where the change is.
    """

    code: str
    file: str
    old: str
    new: str
    there: tuple[str, str] | None = None

    @property
    def changed(self) -> str:
        """The text of the file, marked."""
        if not self.old:
            return self.new
        good = GOOD[self.file]
        assert good.count(self.old) == 1, f"{self.old!r} stands {good.count(self.old)} times in {self.file}"
        return good.replace(self.old, self.new)

    @property
    def place(self) -> str:
        """Where the problem should be told."""
        file, text, mark = self.file, self.changed, MARK
        if self.there is not None:
            file, mark = self.there
            text = GOOD[file]
        assert text.count(mark) == 1, f"{mark!r} is no one place in {file}"
        before = text.split(mark)[0]
        return f"{file}:{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"

    def write(self, folder: Path) -> None:
        """Write the norm into a folder."""
        write_norm(folder, {self.file: self.changed.replace(MARK, "")})


def write_norm(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """Write the good norm into a folder, with some files otherwise or besides."""
    for name, text in {**GOOD, **(changed or {})}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(case: Case, folder: Path) -> list[tuple[str, str]]:
    """Write the norm of a case into a folder; return the codes and places of its problems."""
    case.write(folder)
    return [(problem.code, str(problem.place).removeprefix(f"{folder}/")) for problem in check_module(folder)]


def names(cases: tuple[Case, ...]) -> list[str]:
    """Return a name for each case."""
    return [f"{case.code}-{number}" for number, case in enumerate(cases)]
