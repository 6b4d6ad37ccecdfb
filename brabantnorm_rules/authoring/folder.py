"""Norms in folders: all files of one read together, and every problem of all of them reported in one run."""

from pathlib import Path

from brabantnorm_rules.authoring.bases import Extension, find_base
from brabantnorm_rules.authoring.extending import Extended, extend
from brabantnorm_rules.authoring.files import read_file, unique
from brabantnorm_rules.authoring.header import AS
from brabantnorm_rules.authoring.overlays import check_overlay
from brabantnorm_rules.authoring.places import Places
from brabantnorm_rules.authoring.provenance import provenance_of
from brabantnorm_rules.authoring.reading import Reading, read_all, read_nothing
from brabantnorm_rules.authoring.rules import RuleBook, check_rules, read_rule_module
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.texts import NORM, Texts, extends, read_texts
from brabantnorm_rules.authoring.vocabulary import vocabulary_of
from brabantnorm_rules.errors import Diagnostic, ModuleError, Place
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.source.nodes import Entries, Node


def read_norm(path: str | Path) -> Norm:
    """Return the norm that the files of a folder make.

    Raises ModuleError with every problem of every file; printed, it is their text in Dutch.
    """
    return _norm_of(_read_folder(Path(path)))


def read_placed(path: str | Path) -> tuple[Norm, Places]:
    """Return the norm that the files of a folder make, and where in them its rules stand.

    Raises ModuleError with every problem of every file.
    """
    reading = _read_folder(Path(path))
    return _norm_of(reading), reading.reader.places


def read_written(path: str | Path) -> tuple[Norm, Places, Texts]:
    """Return the norm as `read_placed` does, and what its files hold."""
    reading = _read_folder(Path(path))
    return _norm_of(reading), reading.reader.places, reading.texts


def read_with_base(path: str | Path) -> tuple[Norm, Norm | None]:
    """Return the norm that the files of a folder make, and the norm that it extends; None: it extends none.

    Raises ModuleError with every problem of every file.
    """
    reading = _read_folder(Path(path))
    return _norm_of(reading), reading.base


def rule_at(path: str | Path, line: int) -> tuple[Norm, str | None]:
    """Return the norm of a rule module, and the id of the rule that stands at a line of it; None: there is none.

    ``line`` counts from 1. Raises ModuleError with every problem of every file of the norm.
    """
    reading = _read_chosen(Path(path))
    starts = {
        start.line: rule_id
        for rule_id, start in reading.book.starts.items()
        if start.path == str(Path(path)) and start.line <= line
    }
    return _norm_of(reading), starts[max(starts)] if starts else None


def check_module(path: str | Path, norm: Norm | None = None) -> tuple[Diagnostic, ...]:
    """Return every problem of a norm's folder, or of a rule module; nothing when all is well.

    A rule module is read with the other files of its folder, or, when ``norm`` is given, by itself as rules for that
    norm, which may refer to that norm's rules.
    """
    chosen = Path(path)
    if norm is None:
        return unique(_read_chosen(chosen).reader.problems)
    reader = Reader()
    book = RuleBook()
    node = read_file(reader, chosen)
    if node is not None:
        read_rule_module(reader, vocabulary_of(norm), node, book)
        check_rules(reader, book, norm.rules)
    return unique(reader.problems)


def _norm_of(reading: Reading) -> Norm:
    problems = unique(reading.reader.problems)
    norm = reading.norm()
    if problems or norm is None:
        raise ModuleError(problems, report(problems))
    return norm


def _read_chosen(path: Path) -> Reading:
    """Read a folder; of a file, the folder that it stands in."""
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False
    return _read_folder(path.parent, path.name) if is_file else _read_folder(path)


def _read_folder(folder: Path, chosen: str = "", above: tuple[Path, ...] = ()) -> Reading:
    """Read all files of a folder, and the rule module besides that was chosen by its name.

    ``above`` are the folders of norms that extend this one.
    """
    reader = Reader()
    texts = read_texts(reader, folder, chosen)
    head = texts.files.get(NORM)
    named = extends(head)
    if named is not None:
        return _read_extension(reader, texts, named, folder, above)
    how = head.get(AS) if isinstance(head, Entries) else None
    if how is not None:
        reader.report("as-without-extends", how)
    reading = read_all(reader, texts)
    reading.provenance = provenance_of(reading.header, reading.book.places, texts)
    return reading


def _read_extension(reader: Reader, own: Texts, named: Node, folder: Path, above: tuple[Path, ...]) -> Reading:
    """Read a norm that extends another, named at a node: what it says is read with the whole of that one's texts.

    Of a norm that has problems itself only those are told: what extends it cannot be judged yet.
    """
    how = _how(reader, own.files[NORM], named)
    reached = (*above, folder.resolve())
    found = find_base(reader, named, folder, reached)
    if found is None:
        return read_nothing(reader, own)
    base = _read_folder(found, above=reached)
    reader.problems.extend(base.reader.problems)
    norm = None if base.reader.problems else base.norm()
    if norm is None or how is None:
        return read_nothing(reader, own)
    already = len(reader.problems)
    extended = extend(reader, base.texts, own, overlay=how is Extension.OVERLAY)
    reading = read_all(reader, extended.texts)
    _retell(reader, already, extended, named, folder)
    reading.base = norm
    reading.extends = (norm.id, *norm.extends)
    reading.overlay = how is Extension.OVERLAY
    reading.provenance = provenance_of(
        reading.header, reading.book.places, extended.texts, norm.provenance, extended.said
    )
    changed = reading.norm()
    if reading.overlay and changed is not None and len(reader.problems) == already:
        check_overlay(reader, norm, changed, extended.said)
    return reading


def _how(reader: Reader, head: Node | None, named: Node) -> Extension | None:
    how = head.get(AS) if isinstance(head, Entries) else None
    if how is None:
        reader.report("missing-key", named, key=AS)
    return None if how is None else reader.word(how, Extension)


def _retell(reader: Reader, already: int, extended: Extended, named: Node, folder: Path) -> None:
    """Tell problems that only what was said besides can have caused where it was said.

    What misses something that was withdrawn is told at the withdrawal. Whatever else the norm that is extended now has
    problems with is told at its own place, and at ``named`` that there is such a thing.
    """
    told: list[Diagnostic] = []
    elsewhere: set[tuple[Place, str]] = set()
    for problem in reader.problems[already:]:
        name = str(problem.arguments.get("name", ""))
        withdrawn = extended.withdrawn.get((problem.code, name))
        if withdrawn is not None:
            told.append(Diagnostic("withdrawn-in-use", withdrawn, {"name": name, "where": str(problem.place)}))
        else:
            told.append(problem)
            if Path(problem.place.path).parent != folder:
                elsewhere.add((problem.place, problem.code))
    reader.problems[already:] = told
    if elsewhere:
        reader.report("extension-breaks", named, number=len(elsewhere))
