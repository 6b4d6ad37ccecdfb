"""Sources, changes of law and guidance, and powers, as authors write them."""

import re
from typing import Final

from brabantnorm_rules.authoring.shapes import KEY, NAME, Known, Reader
from brabantnorm_rules.norm.law import Change, ChangeList, Confidence, Power, Source
from brabantnorm_rules.source.nodes import Node

SOURCE_KEYS: Final = ("title", "jci", "url", "confidence")
CHANGE_KEYS: Final = (
    "id",
    "title",
    "in_force",
    "known",
    "textual",
    "confidence",
    "arguable",
    "sources",
)
POWER_KEYS: Final = ("title", "kinds")
LINK: Final = re.compile(r"https?://\S+", re.ASCII)
JCI: Final = re.compile(r"jci\S+", re.ASCII)


def read_sources(reader: Reader, node: Node) -> Known[Source]:
    """Return the sources by id."""
    known: Known[Source] = Known("unknown-source")
    for key, written in reader.named(node):
        source_id = reader.name(key, KEY)
        if source_id is not None:
            known.add(source_id, _read_source(reader, source_id, written))
    return known


def _read_source(reader: Reader, source_id: str, node: Node) -> Source | None:
    found = reader.entries(node, SOURCE_KEYS, required=("title", "confidence"))
    if found is None:
        return None
    title = reader.wording(found["title"]) if "title" in found else None
    confidence = reader.word(found["confidence"], Confidence) if "confidence" in found else None
    jci = _link(reader, found.get("jci"), JCI)
    url = _link(reader, found.get("url"), LINK)
    if title is None or confidence is None:
        return None
    return Source(source_id, title, confidence, jci, url)


def _link(reader: Reader, node: Node | None, form: re.Pattern[str]) -> str:
    text = reader.text(node) if node is not None else None
    if text is None or node is None:
        return ""
    if not form.fullmatch(text):
        reader.report("bad-link", node, link=text)
    return text


def read_changes(reader: Reader, node: Node, sources: Known[Source]) -> tuple[Known[ChangeList], Known[Change]]:
    """Return the change lists by name, and all changes by id."""
    lists: Known[ChangeList] = Known("unknown-change-list")
    changes: Known[Change] = Known("unknown-change")
    for key, written in reader.named(node):
        name = reader.name(key)
        if name is None:
            continue
        members = []
        whole = True
        for item in reader.items(written):
            change = _read_change(reader, item, sources, changes)
            whole = whole and change is not None
            if change is not None:
                members.append(change)
        lists.add(name, ChangeList(name, tuple(members)) if whole and members else None)
    return lists, changes


def _read_change(reader: Reader, node: Node, sources: Known[Source], changes: Known[Change]) -> Change | None:
    found = reader.entries(node, CHANGE_KEYS, required=("id", "title", "in_force", "known", "confidence"))
    if found is None:
        return None
    change_id = reader.name(found["id"], KEY) if "id" in found else None
    title = reader.wording(found["title"]) if "title" in found else None
    in_force = reader.day(found["in_force"]) if "in_force" in found else None
    known = reader.day(found["known"]) if "known" in found else None
    confidence = reader.word(found["confidence"], Confidence) if "confidence" in found else None
    textual = reader.truth(found["textual"]) if "textual" in found else False
    arguable = reader.truth(found["arguable"]) if "arguable" in found else False
    named = read_source_ids(reader, found.get("sources"), sources)
    if change_id is None:
        return None
    if change_id in changes.found or change_id in changes.broken:
        reader.report("id-twice", found["id"], id=change_id)
        return None
    change = None
    if title is not None and in_force is not None and known is not None and confidence is not None:
        change = Change(change_id, title, in_force, known, bool(textual), confidence, bool(arguable), named)
    changes.add(change_id, change)
    return change


def read_source_ids(reader: Reader, node: Node | None, sources: Known[Source]) -> tuple[str, ...]:
    """Return the ids of sources that something rests on."""
    if node is None:
        return ()
    return tuple(item.text for item in reader.texts(node) if sources.get(reader, item, item.text) is not None)


def read_powers(reader: Reader, node: Node, kinds: Known[str]) -> Known[Power]:
    """Return the powers by name, each with the kinds of organisation that have it."""
    known: Known[Power] = Known("unknown-power")
    for key, written in reader.named(node):
        name = reader.name(key, NAME)
        if name is None:
            continue
        found = reader.entries(written, POWER_KEYS, required=POWER_KEYS)
        title = reader.wording(found["title"]) if found and "title" in found else None
        held_by = read_kinds(reader, found["kinds"], kinds) if found and "kinds" in found else None
        known.add(name, None if title is None or held_by is None else Power(name, title, held_by))
    return known


def read_kinds(reader: Reader, node: Node, kinds: Known[str]) -> tuple[str, ...]:
    """Return kinds of organisation that the norm addresses."""
    return tuple(item.text for item in reader.texts(node) if kinds.get(reader, item, item.text) is not None)
