"""The glossary puts a kind's own words in the place of the author's: whole words, the longest first, all at once."""

import pickle

import pytest

from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.norm.glossary import AS_WRITTEN, Glossary

PROVINCE = Glossary(
    {
        Language.NL: {
            "college": "gedeputeerde staten",
            "het college": "gedeputeerde staten",
            "het college stelt": "gedeputeerde staten stellen",
            "raad": "provinciale staten",
            "de raad": "provinciale staten",
            "wethouder": "gedeputeerde",
            "gedeputeerde": "lid van gedeputeerde staten",
            "Raad van State": "Raad van State",
        },
        Language.EN: {"council": "provincial council", "municipal council": "provincial council"},
    }
)

READ = (
    ("de raad en het college", "provinciale staten en gedeputeerde staten"),
    ("college en raad", "gedeputeerde staten en provinciale staten"),
    ("Het college stelt vast.", "Gedeputeerde staten stellen vast."),
    ("Het\n college stelt vast.", "Gedeputeerde staten stellen vast."),
    ("een kandidaat-wethouder", "een kandidaat-gedeputeerde"),
    ("Wethouder of gedeputeerde", "Gedeputeerde of lid van gedeputeerde staten"),
    ("raadsleden, beraad, collegelid, raad_2022", "raadsleden, beraad, collegelid, raad_2022"),
    ("De raad, de Raad van State en DE RAAD", "Provinciale staten, de Raad van State en DE RAAD"),
    ("(de raad)", "(provinciale staten)"),
    ("de raad, activiteit `raad` en `de raad`", "provinciale staten, activiteit `raad` en `de raad`"),
)


@pytest.mark.parametrize(("written", "read"), READ, ids=[written for written, _ in READ])
def test_a_text_is_read_in_own_words(written: str, read: str) -> None:
    assert PROVINCE.text(written, "nl") == read


def test_each_language_has_its_own_words() -> None:
    assert PROVINCE.text("The municipal council, a council", "en") == "The provincial council, a provincial council"
    assert PROVINCE.text("raad", "en") == "raad"
    assert PROVINCE.wording(Wording("De raad", "Council")) == Wording("Provinciale staten", "Provincial council")
    assert PROVINCE.optional(None) is None


def test_what_is_filled_in_is_read_in_own_words_too() -> None:
    wording = Wording("Met {groep} en de {groep}.", "With {groep}.")
    assert PROVINCE.fill(wording, "nl", {"groep": "raad"}) == "Met provinciale staten en provinciale staten."


def test_who_has_no_words_of_its_own_reads_what_is_written() -> None:
    wording = Wording("de raad", "the council")
    assert AS_WRITTEN.wording(wording) is wording
    assert AS_WRITTEN.text("de raad", "nl") == "de raad"
    assert Glossary({Language.NL: {}}).text("de raad", "nl") == "de raad"


def test_a_glossary_travels() -> None:
    PROVINCE.text("", "nl")
    assert pickle.loads(pickle.dumps(PROVINCE)) == PROVINCE


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        PROVINCE.text("de raad", "de")
