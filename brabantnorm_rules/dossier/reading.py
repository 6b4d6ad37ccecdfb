"""Reading: a folder, a file or a stream as a dossier, with every problem of every file in one run."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, TextIO

import attrs

from brabantnorm_rules.dossier.declarations import Declarations
from brabantnorm_rules.dossier.deviations import (
    Deviation,
    LetIn,
    check_deviation,
    check_let_in,
    deviation_of,
    read_confidentiality,
)
from brabantnorm_rules.dossier.dossiers import Dossier, find_fact_type, let_in_of, read_kept_to
from brabantnorm_rules.dossier.entry import Entry, change_ids, entry_of, refuse_field
from brabantnorm_rules.dossier.exports import EXPORT_KEYS, FILE, Export
from brabantnorm_rules.dossier.given import Given, Left, Problems, shown
from brabantnorm_rules.dossier.organisations import KIND, NAME, Organisation, enter_organisation
from brabantnorm_rules.dossier.registers import Declaration, Register
from brabantnorm_rules.dossier.times import read_day
from brabantnorm_rules.dossier.written import entries_of, items_of, raw_of
from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, ORGANISATION, Confidentiality, FactType
from brabantnorm_rules.norm.periods import LAST_DAY
from brabantnorm_rules.source.files import Limits, decode, read_text
from brabantnorm_rules.source.json import read_json
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar
from brabantnorm_rules.source.yaml import read_yaml

DOSSIER_FILE: Final = "dossier.yaml"
FORMAT: Final = 1

DOSSIER_LIMITS: Final = Limits(size=64 * 1024 * 1024, depth=20, nodes=2_000_000)
"""The limits of one file of a dossier; tables have their own."""

_STANDARD_INPUT: Final = "-"
CONFIDENTIALITY: Final = "confidentiality"
DOSSIER_KEYS: Final = ("format", "norm", "organisation", "as_at", "registers", "deviations", "let_in", CONFIDENTIALITY)
DOSSIER_REQUIRED: Final = ("format", "norm", "organisation", "as_at")
RECORDS: Final = "records"
REGISTER_KEYS: Final = ("complete", "as_at", "empty_is_none", RECORDS, FILE, *EXPORT_KEYS)
DEVIATION_KEYS: Final = ("rule", "owner", "reason", "decided_on", "until")
LET_IN_KEYS: Final = ("field", "reason")


def read_dossier(source: str | Path | TextIO, norm: Norm) -> Dossier:
    """Return the dossier that a folder, a YAML or JSON file, or a stream holds.

    ``source`` is a folder with ``dossier.yaml``, a file, a text stream, or ``-`` for standard input. Files that a
    dossier names are read from its own folder and nowhere else. Raises DossierError with every problem of every file.
    """
    problems = Problems()
    node, folder = _open(source, problems)
    dossier = None if node is None else _Reading(norm, folder, problems).read(node)
    if dossier is None:
        raise problems.error()
    return dossier


def enter_dossier(node: Node, norm: Norm) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Return the dossier that stands at a node, which may name no files, and every problem of it."""
    problems = Problems()
    return _Reading(norm, None, problems).read(node), tuple(problems.found)


def check_dossier(source: str | Path | TextIO, norm: Norm) -> tuple[Diagnostic, ...]:
    """Return every problem of what `read_dossier` would read; none when it is fine."""
    try:
        read_dossier(source, norm)
    except DossierError as error:
        return error.diagnostics
    return ()


def _open(source: str | Path | TextIO, problems: Problems) -> tuple[Node | None, Path | None]:
    """Return the node of a dossier, and the folder of the files that it may name."""
    if not isinstance(source, str | Path) or source == _STANDARD_INPUT:
        text = _read_stream(sys.stdin if isinstance(source, str | Path) else source, problems)
        is_json = text is not None and text.lstrip("\ufeff \t\r\n")[:1] == "{"
        return (None if text is None else _parse(text, _STANDARD_INPUT, is_json, problems)), None
    path = Path(source)
    try:
        path = path / DOSSIER_FILE if path.is_dir() else path
    except (OSError, ValueError):
        problems.report("file-unreadable", Place(str(source)), name=shown(str(source)))
        return None, None
    if path.suffix.lower() not in (".yaml", ".yml", ".json"):
        problems.report("not-a-dossier-file", Place(str(path)), name=shown(path.name))
        return None, None
    text, found = read_text(path, Place(str(path)), DOSSIER_LIMITS.size)
    problems.found.extend(found)
    if text is None:
        return None, None
    return _parse(text, str(path), path.suffix.lower() == ".json", problems), path.parent


def _read_stream(stream: TextIO, problems: Problems) -> str | None:
    place = Place(_STANDARD_INPUT)
    given: str | bytes = getattr(stream, "buffer", stream).read(DOSSIER_LIMITS.size + 1)
    if isinstance(given, str):
        return given
    text, found = decode(given, _STANDARD_INPUT, place)
    problems.found.extend(found)
    return text


def _parse(text: str, path: str, is_json: bool, problems: Problems) -> Node | None:
    node, found = (read_json if is_json else read_yaml)(text, path, DOSSIER_LIMITS)
    problems.found.extend(found)
    return node


@attrs.frozen(eq=False)
class _Reading:
    norm: Norm
    folder: Path | None
    problems: Problems

    def read(self, node: Node) -> Dossier | None:
        """Return the dossier, or None when there is a problem."""
        written = entries_of(node, self.problems, DOSSIER_KEYS, DOSSIER_REQUIRED)
        if written is None:
            return None
        found = {key: value for key, value in written.items() if key in DOSSIER_REQUIRED or raw_of(value) is not None}
        self._check_head(found)
        as_at = self._day(found["as_at"]) if "as_at" in found else None
        let_in = self._let_in(found["let_in"]) if "let_in" in found else ()
        deviations = self._deviations(found["deviations"]) if "deviations" in found else ()
        day = LAST_DAY if as_at is None else as_at
        organisation = self._organisation(found["organisation"], let_in, day) if "organisation" in found else None
        registers = self._registers(found["registers"], let_in, day) if "registers" in found else []
        level = self._confidentiality(found[CONFIDENTIALITY]) if CONFIDENTIALITY in found else None
        if self.problems.found or organisation is None or as_at is None:
            return None
        started = Dossier(
            self.norm,
            organisation,
            date.fromordinal(as_at),
            deviations=deviations,
            let_in=let_in,
            confidentiality=level,
        )
        return started.with_registers(registers)

    def _check_head(self, found: Mapping[str, Node]) -> None:
        if "format" in found and (type(raw_of(found["format"])) is not int or raw_of(found["format"]) != FORMAT):
            self.problems.report("unknown-format", found["format"].place, format=FORMAT)
        if "norm" in found and raw_of(found["norm"]) not in (self.norm.id, *self.norm.extends):
            name = shown(raw_of(found["norm"]))
            self.problems.report("other-norm", found["norm"].place, name=name, norm=self.norm.id)

    def _day(self, node: Node) -> int | None:
        return self.problems.read(read_day, raw_of(node), node.place)

    def _confidentiality(self, node: Node) -> Confidentiality | None:
        return self.problems.read(read_confidentiality, raw_of(node), node.place)

    def _organisation(self, node: Node, let_in: tuple[LetIn, ...], as_at: int) -> Organisation | None:
        found = entries_of(node, self.problems, required=(ID, NAME, KIND))
        if found is None:
            return None
        known = {ID: "gm9901", NAME: "-", KIND: self.norm.kinds[0]}
        raw = known | {key: raw_of(value) for key, value in found.items()}
        facts = {key: value for key, value in raw.items() if key not in known}
        organisation = Organisation(raw[ID], raw[NAME], raw[KIND], facts)  # type: ignore[arg-type] # checked below
        fields = let_in_of(let_in, ORGANISATION)
        enter_organisation(self.norm, organisation, as_at, fields, _places(node), self.problems)
        return organisation

    def _let_in(self, node: Node) -> tuple[LetIn, ...]:
        made = []
        for item in items_of(node, self.problems):
            found = entries_of(item, self.problems, LET_IN_KEYS, LET_IN_KEYS)
            if found is None or len(found) < len(LET_IN_KEYS):
                continue
            let_in = LetIn(str(raw_of(found["field"])), raw_of(found["reason"]))  # type: ignore[arg-type] # checked here
            check_let_in(self.norm, let_in, _places(item), self.problems)
            made.append(let_in)
        return tuple(made)

    def _deviations(self, node: Node) -> tuple[Deviation, ...]:
        made = []
        for item in items_of(node, self.problems):
            found = entries_of(item, self.problems, DEVIATION_KEYS, DEVIATION_KEYS)
            if found is None or len(found) < len(DEVIATION_KEYS):
                continue
            rule, owner, reason = (raw_of(found[key]) for key in ("rule", "owner", "reason"))
            first, last = self._day(found["decided_on"]), self._day(found["until"])
            deviation = deviation_of(rule, owner, reason, first, last)  # type: ignore[arg-type] # checked here
            check_deviation(self.norm, deviation, _places(item), self.problems)
            made.append(deviation)
        return tuple(made)

    # ---- registers --------------------------------------------------------------------------------------------------

    def _registers(self, node: Node, let_in: tuple[LetIn, ...], as_at: int) -> list[Register]:
        made = []
        if entries_of(node, self.problems) is not None and isinstance(node, Entries):
            for key, written in node:
                fact_type = find_fact_type(self.norm, key.text, key.place, self.problems)
                said = entries_of(written, self.problems, REGISTER_KEYS)
                if fact_type is not None and said is not None:
                    made.append(self._register(fact_type, written, said, let_in_of(let_in, fact_type.name), as_at))
        return made

    def _register(
        self, fact_type: FactType, node: Node, said: Mapping[str, Node], let_in: tuple[str, ...], as_at: int
    ) -> Register:
        entry = entry_of(self.norm, fact_type, self._blanks(fact_type, said), let_in)
        given = self._given(entry, node, said)
        records = entry.read(given, self.problems)
        kept_to = None
        if "as_at" in said:
            kept_to = read_kept_to(raw_of(said["as_at"]), as_at, said["as_at"].place, self.problems)
        declarations = self._declarations(fact_type, said["complete"], kept_to or as_at) if "complete" in said else ()
        return Register(fact_type, records.ids, records.columns, declarations, kept_to)

    def _blanks(self, fact_type: FactType, said: Mapping[str, Node]) -> tuple[str, ...]:
        names = []
        for node in items_of(said["empty_is_none"], self.problems) if "empty_is_none" in said else ():
            name = node.text if isinstance(node, Scalar) else shown(raw_of(node))
            if fact_type.field(name) is None:
                refuse_field(fact_type, name, node.place, self.problems)
            else:
                names.append(name)
        return tuple(names)

    def _given(self, entry: Entry, node: Node, said: Mapping[str, Node]) -> Given:
        given = None
        if (FILE in said) == (RECORDS in said):
            self.problems.report("records-or-file", node.place)
        elif FILE in said:
            given = Export(entry, said, self.folder, self.problems).read()
        else:
            for key in EXPORT_KEYS:
                if key in said:
                    self.problems.report("key-needs-file", said[key].place, key=key)
            given = self._inline(entry, said[RECORDS])
        return given or Given(0, {}, lambda row, field: node.place)

    def _inline(self, entry: Entry, node: Node) -> Given:
        rows: list[tuple[Node, dict[str, Node]]] = []
        for item in items_of(node, self.problems):
            if not isinstance(item, Entries):
                self.problems.report("record-expected", item.place, text=shown(raw_of(item)))
                continue
            row = {}
            for key, value in item:
                if key.text in entry.fields:
                    row[key.text] = value
                else:
                    refuse_field(entry.fact_type, shown(key.text), key.place, self.problems)
            rows.append((item, row))
        used = {name for _, row in rows for name in row}
        columns = {
            name: [raw_of(row[name]) if name in row else Left.OUT for _, row in rows]
            for name in entry.fields
            if name in used
        }
        return Given(len(rows), columns, lambda index, name: rows[index][1].get(name, rows[index][0]).place)

    def _declarations(self, fact_type: FactType, node: Node, stated_on: int) -> tuple[Declaration, ...]:
        items = node.items if isinstance(node, Items) else (node,)

        def place(position: int, key: str) -> Place:
            return _places(items[position])(key) if position < len(items) else node.place

        return Declarations(fact_type, change_ids(self.norm), stated_on, place, self.problems).read(raw_of(node))


def _places(node: Node) -> Callable[[str], Place]:
    """Return the places of a mapping's values by key; that of the mapping where a key is not there."""
    return lambda key: ((node.get(key) if isinstance(node, Entries) else None) or node).place
