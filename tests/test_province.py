"""The norm speaks to a province in a province's words, wherever one of its texts is shown."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs
import pytest

from brabantnorm_rules import (
    Assessment,
    Dossier,
    Lack,
    Missing,
    Norm,
    Organisation,
    Wording,
    assess,
    from_json,
    load_norm,
    to_json,
)
from brabantnorm_rules import write_template as template
from brabantnorm_rules.assessment.lacks import say_each
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.report import report
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.rules import Rule

AS_AT: Final = date(2025, 6, 30)
LEFT: Final = {
    Language.NL: re.compile(
        r"\b(gemeente(?!\b|n\b|wet|lijk)\w+|burgemeester\w*|wethouder\w*|raad\b|raads\w*|college\w*)", re.I
    ),
    Language.EN: re.compile(r"\b(mayor\w*|alderm[ae]n\w*|council\w*|executive|municipal secretary|town hall)\b", re.I),
}
"""Words for bodies and offices of a municipality, which have a counterpart in a province; not `gemeente` itself."""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


@pytest.fixture(scope="module")
def dossier(norm: Norm) -> Dossier:
    begun = Dossier(norm, Organisation("pv99", "Dijkland", "provincie"), AS_AT)
    for name, fact_type in norm.fact_types.items():
        if name != "organisatie" and not fact_type.newest_per:
            begun = begun.add(name, [], complete=True)
    return begun


@pytest.fixture(scope="module")
def assessment(norm: Norm, dossier: Dossier) -> Assessment:
    return assess(norm, dossier, AS_AT)


def texts_of(norm: Norm) -> Iterator[tuple[str, Rule | None, Wording]]:
    """Yield every text of a norm with its place and its rule; titles of sources and of changes are names."""
    yield "norm", None, norm.title
    holders: list[tuple[str, Rule | None, Any]] = [(f"pillar {each.number}", None, each) for each in norm.pillars]
    for rule in norm.rules.values():
        holders.append((rule.id, rule, rule))
        holders += [(f"{rule.id} {check.id}", rule, check) for check in rule.checks]
    holders += [(parameter.name, None, parameter) for parameter in norm.parameters.values()]
    for fact_type in norm.fact_types.values():
        holders.append((fact_type.name, None, fact_type))
        holders += [(f"{fact_type.name}.{field.name}", None, field) for field in fact_type.fields]
    yield from ((f"words: {value}", None, word) for value, word in norm.words.found.items())
    for place, owner, holder in holders:
        for attribute, text in attrs.asdict(holder, recurse=False).items():
            if isinstance(text, Wording):
                yield f"{place}: {attribute}", owner, text


def left_in(text: str, language: Language, norm: Norm) -> str:
    """Return a word of a municipality that is left in a text, outside what the glossary itself has a province read."""
    words = LEFT[language]
    for own in sorted(filter(words.search, norm.glossary["provincie"].terms[language].values()), key=len, reverse=True):
        text = re.sub(rf"\b{own}\b", "", text, flags=re.I)
    found = words.search(text)
    return found[0] if found else ""


def test_no_word_of_a_municipality_is_left_in_any_text(norm: Norm) -> None:
    """A word that is told here needs its term, or its phrase with the article, in the glossary of norm.yaml."""
    left = []
    for place, rule, wording in texts_of(norm):
        if rule is not None and norm.not_applicable(rule, "provincie"):
            continue
        for language in Language:
            read = norm.glossary_for("provincie", rule).text(wording.in_language(language), language)
            word = left_in(read, language, norm)
            if word:
                left.append(f"{place} ({language}): {word}: {read}")
    assert left == []


def test_no_article_is_left_before_a_body_that_takes_none(norm: Norm) -> None:
    broken = re.compile(
        r"\b(het|de|een) (gedeputeerde staten|provinciale staten)\b|provincial provincial", re.IGNORECASE
    )
    for place, rule, wording in texts_of(norm):
        for language in Language:
            read = norm.glossary_for("provincie", rule).text(wording.in_language(language), language)
            assert not broken.search(read), f"{place}: {read}"


def test_a_municipality_reads_what_is_written(norm: Norm) -> None:
    for _, rule, wording in texts_of(norm):
        assert norm.glossary_for("gemeente", rule).wording(wording) is wording


def test_a_rule_that_is_not_for_a_province_is_read_as_it_was_written(norm: Norm) -> None:
    rule = norm.rules["4.5"]
    for own in (attrs.evolve(rule, applies_to=("gemeente",)), attrs.evolve(rule, power="apv")):
        assert norm.glossary_for("provincie", own).wording(rule.title) is rule.title


def test_a_finding_speaks_to_the_province(assessment: Assessment) -> None:
    finding = assessment["4.5"]
    assert finding.title == Wording(
        "Letten op integriteit bij de agenda van gedeputeerde staten en provinciale staten",
        "Watching integrity in the agendas of provincial executive and provincial council",
    )
    assert finding.rule.title != finding.title
    assert finding.summary is not None
    assert "statenlid" in finding.summary.nl
    assert assessment["4.3"].interpretation is not None
    assert "commissaris van de Koning" in str(assessment["4.3"].interpretation)
    assert assessment["4.1"].remedy is not None
    assert "Laat provinciale staten" in str(assessment["4.1"].remedy)


def test_reasons_hold_the_words_of_records_in_words_of_the_province(assessment: Assessment) -> None:
    own = {
        Language.NL: ("statenleden", "gedeputeerden", "de commissaris van de Koning"),
        Language.EN: (
            "members of the provincial council",
            "members of the provincial executive",
            "the King's commissioner",
        ),
    }
    for language, groups in own.items():
        said = assessment["4.1"].explain(language)
        assert all(group in said for group in groups)


def test_what_is_missing_is_named_in_words_of_the_province(norm: Norm) -> None:
    missing = Missing(Lack.TOTALS, "telling", key=(("groep", "raadsleden"),))
    for kind, group in (("provincie", "statenleden"), ("gemeente", "raadsleden")):
        (said,) = say_each([missing], norm, norm.glossary_for(kind), "nl")
        assert said == f"er is op de peildatum geen geldige telling van: {group}"


def test_the_report_and_the_json_speak_to_the_province(norm: Norm, dossier: Dossier, assessment: Assessment) -> None:
    for language in Language:
        lines = report(assessment, dossier, Page(language, "utf-8"), as_of_chosen=True)
        assert left_in(" ".join(" ".join(lines).split()), language, norm) == ""
    written = to_json(assessment)
    assert to_json(from_json(written, norm)) == written
    clauses = {clause["rule"]: clause for clause in json.loads(written)["clauses"]}
    assert clauses["4.4"]["title"]["nl"] == "Politieke partijen adviseren over kandidaat-statenleden"
    assert clauses["4.1"]["remedy"]["nl"].startswith("Laat provinciale staten voor elke groep")


def test_an_empty_dossier_explains_itself_to_the_province(norm: Norm) -> None:
    begun = template(norm, "provincie", AS_AT)
    assert "Installatie: van statenleden of bestuurders" in begun
    shown = " ".join(line.strip("# ") for line in begun.splitlines())
    groups = "raadsleden (statenleden), wethouders (gedeputeerden), burgemeester (de commissaris van de Koning)"
    assert f"lijst van {groups}, medewerkers" in shown, "these words are filled in as they are"
