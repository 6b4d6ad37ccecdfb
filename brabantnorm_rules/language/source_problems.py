"""The sentences of problems that source input can have."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

SOURCE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- files ------------------------------------------------------------------------------------------------------
    "path-outside-folder": (
        Wording(
            nl="`{name}` wijst naar iets buiten de map",
            en="`{name}` points to something outside the folder",
        ),
        Wording(
            nl="noem een bestand in deze map, zonder `..`, schijfletter of pad vanaf de wortel",
            en="name a file in this folder, without `..`, a drive letter or a path from the root",
        ),
    ),
    "file-missing": (
        Wording(nl="er is geen bestand `{name}`", en="there is no file `{name}`"),
        None,
    ),
    "folder-missing": (
        Wording(nl="er is geen map `{name}`", en="there is no folder `{name}`"),
        None,
    ),
    "file-unreadable": (
        Wording(nl="`{name}` kan niet worden gelezen", en="`{name}` cannot be read"),
        Wording(
            nl="kijk of het een gewoon bestand is waarvoor u leesrechten hebt",
            en="see whether it is an ordinary file that you may read",
        ),
    ),
    "file-too-large": (
        Wording(nl="dit is groter dan {limit}", en="this is larger than {limit}"),
        Wording(nl="verdeel het over meer bestanden", en="divide it over more files"),
    ),
    "too-many-files": (
        Wording(
            nl="de map heeft {number} bestanden; er worden er hoogstens {limit} gelezen",
            en="the folder has {number} files; at most {limit} are read",
        ),
        None,
    ),
    "file-undecodable": (
        Wording(
            nl="`{name}` is geen {encoding}: op regel {line} staat een teken dat zo niet te lezen is",
            en="`{name}` is not {encoding}: line {line} has a character that cannot be read that way",
        ),
        Wording(nl="sla het bestand op als UTF-8", en="save the file as UTF-8"),
    ),
    "empty-file": (
        Wording(nl="het bestand is leeg", en="the file is empty"),
        None,
    ),
    # ---- text that cannot be read further ---------------------------------------------------------------------------
    "syntax-error": (
        Wording(
            nl="vanaf hier is de tekst niet te lezen",
            en="from here on the text cannot be read",
        ),
        Wording(
            nl="kijk naar het inspringen van deze regel en de regel erboven, en of er een `:` of `-` ontbreekt",
            en="look at the indentation of this line and the one above, and whether a `:` or `-` is missing",
        ),
    ),
    "json-syntax-error": (
        Wording(
            nl="vanaf hier is de tekst geen JSON",
            en="from here on the text is not JSON",
        ),
        Wording(
            nl="kijk of er een komma, aanhalingsteken of haakje ontbreekt of te veel is",
            en="see whether a comma, quotation mark or bracket is missing or one too many",
        ),
    ),
    "tab-in-indentation": (
        Wording(
            nl="hier staat een tab waar geen tab kan staan",
            en="there is a tab here, where no tab is possible",
        ),
        Wording(nl="gebruik spaties, ook om in te springen", en="use spaces, also to indent"),
    ),
    "text-starts-with-brace": (
        Wording(
            nl="een tekst die met `{{` of `[` begint, wordt zonder aanhalingstekens niet als tekst gelezen",
            en="a text that starts with `{{` or `[` is not read as text without quotation marks",
        ),
        Wording(
            nl="zet de hele tekst tussen aanhalingstekens",
            en="put the whole text in quotation marks",
        ),
    ),
    "comma-in-braces": (
        Wording(
            nl="`{text}` staat na een komma tussen accolades en wordt zo een nieuwe sleutel",
            en="`{text}` stands after a comma in braces and so becomes a new key",
        ),
        Wording(
            nl="zet de hele tekst, met de komma, tussen aanhalingstekens",
            en="put the whole text, comma included, in quotation marks",
        ),
    ),
    "colon-missing": (
        Wording(
            nl="hier ontbreekt een dubbele punt, of dit hoort bij de regel erboven",
            en="a colon is missing here, or this belongs to the line above",
        ),
        Wording(
            nl="schrijf `sleutel: waarde`; hoort het bij de tekst erboven, laat de regel dan verder inspringen",
            en="write `key: value`; if it belongs to the text above, indent the line further",
        ),
    ),
    "colon-in-text": (
        Wording(
            nl="hier kan geen dubbele punt staan",
            en="a colon cannot stand here",
        ),
        Wording(
            nl="hoort de dubbele punt bij een tekst, zet die dan tussen aanhalingstekens; "
            "anders springt deze regel verkeerd in",
            en="if the colon belongs to a text, put that text in quotation marks; "
            "otherwise this line is indented wrongly",
        ),
    ),
    "reserved-character": (
        Wording(
            nl="een tekst kan niet met `{character}` beginnen",
            en="a text cannot start with `{character}`",
        ),
        Wording(nl="zet de tekst tussen aanhalingstekens", en="put the text in quotation marks"),
    ),
    "quote-not-closed": (
        Wording(
            nl="het aanhalingsteken dat hier opent, sluit nergens",
            en="the quotation mark that opens here is never closed",
        ),
        None,
    ),
    "text-after-quote": (
        Wording(
            nl="na het aanhalingsteken dat sluit, gaat de tekst door",
            en="the text goes on after the quotation mark that closes",
        ),
        Wording(
            nl="zet de hele tekst tussen enkele aanhalingstekens, met dubbele erin",
            en="put the whole text in single quotation marks, with double ones inside",
        ),
    ),
    "unknown-escape": (
        Wording(
            nl="een `\\` tussen dubbele aanhalingstekens begint een code, en deze code bestaat niet",
            en="a `\\` in double quotation marks begins a code, and this code does not exist",
        ),
        Wording(
            nl="schrijf `\\\\`, of gebruik enkele aanhalingstekens",
            en="write `\\\\`, or use single quotation marks",
        ),
    ),
    "bracket-not-closed": (
        Wording(
            nl="het haakje dat hier opent, sluit niet waar het zou moeten",
            en="the bracket that opens here is not closed where it should be",
        ),
        Wording(
            nl="kijk of er een sluithaakje, een komma of een aanhalingsteken ontbreekt",
            en="see whether a closing bracket, a comma or a quotation mark is missing",
        ),
    ),
    "unreadable-character": (
        Wording(
            nl="hier staat een teken dat niet in een tekst mag staan",
            en="there is a character here that a text may not hold",
        ),
        Wording(nl="haal het weg en typ de tekst opnieuw", en="remove it and type the text again"),
    ),
    # ---- what is read, and refused ----------------------------------------------------------------------------------
    "duplicate-key": (
        Wording(nl="`{key}` staat hier twee keer", en="`{key}` stands here twice"),
        Wording(nl="voeg de twee samen of haal er een weg", en="join the two or remove one"),
    ),
    "key-not-text": (
        Wording(
            nl="links van een dubbele punt hoort een naam, geen lijst of groep",
            en="a name belongs left of a colon, not a list or a group",
        ),
        None,
    ),
    "alias-used": (
        Wording(nl="een verwijzing als `*{name}` kan hier niet", en="a reference like `*{name}` is not possible here"),
        Wording(nl="schrijf uit wat u bedoelt", en="write out what you mean"),
    ),
    "anchor-used": (
        Wording(nl="een merkteken als `&{name}` kan hier niet", en="a mark like `&{name}` is not possible here"),
        Wording(
            nl="begint de tekst met `&`, zet die dan tussen aanhalingstekens",
            en="if the text starts with `&`, put it in quotation marks",
        ),
    ),
    "merge-key": (
        Wording(nl="samenvoegen met `<<` kan hier niet", en="merging with `<<` is not possible here"),
        Wording(nl="schrijf uit wat u bedoelt", en="write out what you mean"),
    ),
    "tag-used": (
        Wording(nl="een aanduiding als `{tag}` kan hier niet", en="a tag like `{tag}` is not possible here"),
        Wording(
            nl="begint de tekst met `!`, zet die dan tussen aanhalingstekens",
            en="if the text starts with `!`, put it in quotation marks",
        ),
    ),
    "directive-used": (
        Wording(
            nl="een bestand kan niet met een aanwijzing als `%YAML` beginnen",
            en="a file cannot start with a directive like `%YAML`",
        ),
        Wording(nl="haal de regels met `%` weg", en="remove the lines with `%`"),
    ),
    "several-documents": (
        Wording(
            nl="hier begint met `---` een tweede deel; een bestand heeft er één",
            en="a second part starts here with `---`; a file has one",
        ),
        Wording(nl="haal `---` weg, of maak er twee bestanden van", en="remove `---`, or make it two files"),
    ),
    "too-deep": (
        Wording(
            nl="dit is dieper dan {limit} lagen in elkaar gezet",
            en="this is nested deeper than {limit} levels",
        ),
        None,
    ),
    "too-many-values": (
        Wording(
            nl="het bestand heeft meer dan {limit} waarden",
            en="the file has more than {limit} values",
        ),
        Wording(nl="verdeel het over meer bestanden", en="divide it over more files"),
    ),
    "number-too-long": (
        Wording(
            nl="het getal `{text}` is te lang om bedoeld te zijn",
            en="the number `{text}` is too long to be meant",
        ),
        Wording(
            nl="is het een nummer, zet het dan tussen aanhalingstekens", en="if it is a code, put it in quotation marks"
        ),
    ),
    "number-not-finite": (
        Wording(nl="`{text}` is geen getal", en="`{text}` is not a number"),
        Wording(
            nl="is er geen waarde, laat het veld dan weg of schrijf `null`",
            en="if there is no value, leave the field out or write `null`",
        ),
    ),
}
