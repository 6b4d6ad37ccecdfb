"""The reference of a norm: the committed pages are what the norm says, and pages hold nothing but what they should."""

import re
from pathlib import Path
from typing import Final

import attrs
import pytest

from brabantnorm_rules import Norm, load_norm, read_norm, write_reference
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.workbench.pages import Block, Form
from brabantnorm_rules.workbench.reference import to_markdown
from tests.examples import SMALL

REFERENCE: Final = Path(__file__).parents[2] / "docs" / "reference"
PAGES: Final = {"nl": "norm.md", "en": "norm.en.md"}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


@pytest.mark.parametrize("language", PAGES)
def test_the_committed_page_is_what_the_norm_says_now(norm: Norm, language: str) -> None:
    page = f"docs/reference/{PAGES[language]}"
    renew = f"brabantnorm rules reference --language {language} > {page}"
    same = (REFERENCE / PAGES[language]).read_text(encoding="utf-8") == write_reference(norm, language)
    assert same, f"the norm has changed: renew its page with `{renew}`"


@pytest.mark.parametrize("language", PAGES)
def test_the_page_holds_every_rule_parameter_source_and_change(norm: Norm, language: str) -> None:
    page = write_reference(norm, language)
    headings = re.findall(r"^#{3,5} (\S+) ", page, flags=re.MULTILINE)
    assert sorted(headings) == sorted(norm.rules)
    used = {name for name in norm.parameters if f"(`{name}`)" in page or f"`{name}` (" in page}
    assert set(norm.parameters) - used <= _unused(norm)
    for source in norm.sources.values():
        assert (source.jci or source.url) in page
    for changes in norm.changes.values():
        for change in changes.changes:
            assert f"(`{change.id}`)" in page


def _unused(norm: Norm) -> set[str]:
    """Return the parameters that no rule uses."""
    text = repr(norm.rules) + repr(norm.fact_types)
    return {name for name in norm.parameters if f"'{name}'" not in text}


def test_what_comes_from_the_norm_s_text_is_named_apart(norm: Norm) -> None:
    section = write_reference(norm).split("## Wat uit de tekst van de norm komt")[1].split("\n## ")[0]
    named = set(re.findall(r"^- .*?\(`(\w+)`\)", section, flags=re.MULTILINE))
    assert named == {name for name, found in norm.parameters.items() if found.origin is Origin.NORM}


def test_the_norm_s_calendar_kinds_and_powers_stand_at_the_top() -> None:
    top = write_reference(read_norm(SMALL), "en").split("## How to read the rules")[0]
    for text in (
        "Published on 1 January 2024",
        "Interim date: 1 January 2025",
        "before 1 January 2026",
        "gemeente, provincie",
    ):
        assert text in top
    assert "(`apv`): gemeente" in top
    assert "raadsleden: statenleden" in write_reference(read_norm(SMALL)).split("## Zo leest u de regels")[0]


def test_a_norm_without_dates_powers_or_changes_has_a_page_too() -> None:
    small = read_norm(SMALL)
    bare = attrs.evolve(
        small, interim_on=None, target_before=None, parties=(), powers={}, glossary={}, changes={}, sources={}, rules={}
    )
    page = write_reference(bare)
    assert "Streefdatum" not in page
    assert page.count("\n## ") == 4


def test_nothing_in_a_text_is_taken_for_markup() -> None:
    blocks = [
        Block(Form.HEADING, "1.1 *Titel*", 2),
        Block(Form.TEXT, "een <b>tekst</b> met `naam_met_streep` en a_b"),
        Block(Form.LABEL, "Lijst"),
        Block(Form.ITEM, "een\n  twee"),
        Block(Form.ITEM, "drie", 1),
        Block(Form.ITEM, "Wet [x]", 0, "https://example.org/a_b"),
    ]
    assert to_markdown(blocks) == (
        "## 1.1 \\*Titel\\*\n\n"
        "een \\<b\\>tekst\\</b\\> met `naam_met_streep` en a\\_b\n\n"
        "**Lijst**\n\n"
        "- een twee\n"
        "  - drie\n"
        "- [Wet \\[x\\]](https://example.org/a_b)\n"
    )
