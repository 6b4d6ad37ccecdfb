"""A good file of scenarios for the small norm, and folders that hold it."""

import shutil
from pathlib import Path
from typing import Final

from tests.examples import SMALL

GOOD: Final = """\
format: 1
rule: "1.1"
dossiers:
  gewoon:
    fte: 300
    registers:
      activiteit:
        complete: true
        records:
          - {id: a1, datum: 2024-02-01, onderwerpen: [integriteit, weerbaarheid], vorm: gesprek,
             doelgroepen: [bestuurders], bereikt: 20, intern: true}
scenarios:
  - id: gesprek
    title: Eén gesprek over beide onderwerpen volstaat.
    base: gewoon
    as_of: 2024-06-30
    expect:
      - {outcome: met, because: [aandacht, geen_kleine], notes: {samen: not_met}}
      - {as_of: 2024-01-31, outcome: partly_met, because: [aandacht]}
  - id: klein
    title: Een gesprek met vier mensen is te klein.
    base: gewoon
    dossier: {registers: {activiteit: {records: [{id: a1, bereikt: 4}]}}}
    as_of: 2024-06-30
    expect:
      - {outcome: partly_met, because: [geen_kleine]}
  - id: half
    title: Over weerbaarheid is niet gesproken.
    base: gewoon
    dossier:
      registers:
        activiteit:
          without: [a1]
          records:
            - {id: a2, datum: 2024-02-01, onderwerpen: [integriteit], vorm: gesprek,
               doelgroepen: [bestuurders], bereikt: 9}
    as_of: 2024-06-30
    expect:
      - {outcome: partly_met, because: [{check: aandacht, thema: weerbaarheid, doelgroep: bestuurders}]}
      - {rule: "1.4", outcome: unknown, because: [reactie]}
  - id: provincie
    title: Een provincie heeft de bevoegdheid niet.
    dossier: {kind: provincie}
    as_of: 2024-06-30
    expect:
      - {rule: "1.2.b", outcome: not_applicable, reason: text}
      - {rule: "1.2", outcome: unknown, because: ["1.2.a"]}
  - id: vorig_jaar
    title: Een kalenderjaar reikt verder terug dan een jaar.
    base: gewoon
    dossier: {registers: {activiteit: {records: [{id: a1, datum: 2023-01-15, vastgelegd_op: 2024-03-01}]}}}
    as_of: 2024-06-30
    expect:
      - {outcome: partly_met, because: [aandacht]}
      - {outcome: met, because: [aandacht, geen_kleine], readings: {jaar: kalenderjaar}}
      - {outcome: unknown, because: [aandacht, geen_kleine], known_on: 2024-02-29, readings: {jaar: kalenderjaar}}
"""
"""Scenarios without problems that all come out as they say."""


def write_norm(folder: Path, text: str = GOOD) -> Path:
    """Write the small norm with one file of scenarios; return that file."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    file = folder / "scenarios" / "1.1.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
