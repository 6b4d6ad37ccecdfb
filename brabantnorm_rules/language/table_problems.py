"""The sentences of problems that exports beside a dossier can have: files, columns and cells."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

TABLE_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    # ---- files ------------------------------------------------------------------------------------------------------
    "file-without-folder": (
        Wording(
            nl="`{name}` kan niet worden gezocht: een dossier uit standaardinvoer heeft geen map",
            en="`{name}` cannot be looked for: a dossier from standard input has no folder",
        ),
        Wording(nl="zet de records in het dossier zelf", en="put the records in the dossier itself"),
    ),
    "file-is-sheet": (
        Wording(nl="`{name}` is een rekenblad; gelezen wordt CSV", en="`{name}` is a spreadsheet; what is read is CSV"),
        Wording(
            nl="sla het in Excel op als `CSV UTF-8 (door scheidingstekens gescheiden)`",
            en="save it in Excel as `CSV UTF-8 (Comma delimited)`",
        ),
    ),
    "file-of-other-kind": (
        Wording(nl="`{name}` is geen tabel die gelezen wordt", en="`{name}` is not a table that is read"),
        Wording(nl="de naam eindigt op {allowed}", en="its name ends on {allowed}"),
    ),
    "encoding-unknown": (
        Wording(nl="de codering `{text}` is niet bekend", en="the encoding `{text}` is not known"),
        Wording(nl="kies uit {allowed}", en="choose from {allowed}"),
    ),
    "delimiter-unknown": (
        Wording(nl="`{text}` scheidt geen cellen", en="`{text}` does not separate cells"),
        Wording(nl='schrijf ";", "," of tab', en='write ";", "," or tab'),
    ),
    "delimiter-unclear": (
        Wording(
            nl="in de kopregel staat meer dan één teken dat cellen kan scheiden",
            en="the header has more than one character that may separate cells",
        ),
        Wording(nl='noem het in het dossier, zoals `delimiter: ";"`', en='name it in the dossier, as `delimiter: ";"`'),
    ),
    "table-quote": (
        Wording(
            nl="vanaf deze regel is de tabel niet te lezen: een aanhalingsteken staat los, of een cel is te lang",
            en="from this line on the table cannot be read: a quotation mark stands alone, or a cell is too long",
        ),
        Wording(
            nl="een aanhalingsteken in een cel wordt verdubbeld, en de hele cel staat dan tussen aanhalingstekens",
            en="a quotation mark in a cell is doubled, and the whole cell then stands in quotation marks",
        ),
    ),
    "too-many-rows": (
        Wording(nl="de tabel heeft meer dan {limit} rijen", en="the table has more than {limit} rows"),
        None,
    ),
    "too-many-columns": (
        Wording(
            nl="de tabel heeft {number} kolommen; er worden er hoogstens {limit} gelezen",
            en="the table has {number} columns; at most {limit} are read",
        ),
        None,
    ),
    # ---- columns ----------------------------------------------------------------------------------------------------
    "ragged-row": (
        Wording(
            nl="deze rij heeft {cells} cellen, de kopregel {columns}",
            en="this row has {cells} cells, the header {columns}",
        ),
        Wording(
            nl="staat het scheidingsteken in een cel, zet die cel dan tussen aanhalingstekens",
            en="if the delimiter stands in a cell, put that cell in quotation marks",
        ),
    ),
    "header-empty": (
        Wording(nl="deze kolom heeft geen kop", en="this column has no header"),
        Wording(nl="geef hem een kop of haal hem weg", en="give it a header or take it away"),
    ),
    "header-twice": (
        Wording(nl="de kop `{header}` staat er twee keer", en="the header `{header}` is there twice"),
        Wording(nl="geef een van beide een andere kop", en="give one of them another header"),
    ),
    "header-expected": (
        Wording(nl="hier hoort de kop van een kolom", en="the header of a column belongs here"),
        None,
    ),
    "undeclared-column": (
        Wording(nl="van de kolom `{header}` is niets gezegd", en="nothing is said of the column `{header}`"),
        Wording(
            nl="koppel hem onder `columns` aan een veld, of noem hem onder `ignore`",
            en="connect it to a field under `columns`, or name it under `ignore`",
        ),
    ),
    "personal-column": (
        Wording(
            nl="de kolom `{header}` houdt persoonsgegevens in; een dossier doet het daar zonder",
            en="the column `{header}` would hold personal data; a dossier does without",
        ),
        Wording(
            nl="haal de kolom uit de export; ook een kolom onder `ignore` staat nog in het bestand",
            en="take the column out of the export; a column under `ignore` is still in the file",
        ),
    ),
    "column-missing": (
        Wording(nl="de tabel heeft geen kolom `{header}`", en="the table has no column `{header}`"),
        None,
    ),
    "column-required": (
        Wording(
            nl="er is geen kolom voor het verplichte veld `{field}`",
            en="there is no column for the required field `{field}`",
        ),
        Wording(nl="koppel er onder `columns` een kolom aan", en="connect a column to it under `columns`"),
    ),
    "column-used-and-ignored": (
        Wording(
            nl="de kolom `{header}` staat onder `ignore` en onder `columns`",
            en="the column `{header}` stands under `ignore` and under `columns`",
        ),
        Wording(nl="haal hem bij een van beide weg", en="take it away from one of them"),
    ),
    "blank-mapped": (
        Wording(
            nl="een lege cel van `{field}` kan geen waarde zijn",
            en="an empty cell of `{field}` cannot be a value",
        ),
        Wording(
            nl="betekent leeg dat het er niet is, noem het veld dan onder `empty_is_none`",
            en="if empty means that there is none, name the field under `empty_is_none`",
        ),
    ),
    # ---- cells ------------------------------------------------------------------------------------------------------
    "spreadsheet-error": (
        Wording(nl="`{text}` is een foutmelding van een rekenblad", en="`{text}` is an error of a spreadsheet"),
        Wording(nl="herstel de formule of maak de kolom breder", en="mend the formula or widen the column"),
    ),
    "date-is-serial": (
        Wording(
            nl="`{text}` lijkt het volgnummer van een dag in een rekenblad",
            en="`{text}` looks like the number that a spreadsheet gives to a day",
        ),
        Wording(nl="geef de kolom in Excel de opmaak Datum", en="format the column as Date in Excel"),
    ),
    "date-not-in-pattern": (
        Wording(
            nl="`{text}` is niet geschreven als `{pattern}`",
            en="`{text}` is not written as `{pattern}`",
        ),
        Wording(
            nl="zeg met `dates` hoe deze export datums schrijft: jjjj, mm, dd, uu, mm en ss zijn jaar, maand, dag, "
            "uur, minuut en seconde",
            en="say with `dates` how this export writes dates: jjjj, mm, dd, uu, mm and ss are year, month, day, "
            "hour, minute and second",
        ),
    ),
    "pattern-unknown": (
        Wording(nl="`{text}` is geen manier om datums te schrijven", en="`{text}` is no way to write dates"),
        Wording(
            nl="kies uit {allowed}, waar nodig met ` uu:mm` of ` uu:mm:ss` erachter",
            en="choose from {allowed}, followed by ` uu:mm` or ` uu:mm:ss` where needed",
        ),
    ),
    "cell-not-bool": (
        Wording(nl="`{text}` is niet `true` of `false`", en="`{text}` is not `true` or `false`"),
        Wording(
            nl="zeg onder `values` wat de woorden van de export betekenen, zoals `{{J: true, N: false}}`",
            en="say under `values` what the words of the export mean, as in `{{J: true, N: false}}`",
        ),
    ),
    "decimal-comma": (
        Wording(nl="`{text}` heeft een decimale komma", en="`{text}` has a decimal comma"),
        Wording(nl="laat de export een punt schrijven: 12.5", en="have the export write a point: 12.5"),
    ),
    "number-ambiguous": (
        Wording(
            nl="in `{text}` kan de punt duizendtallen of decimalen scheiden",
            en="the point in `{text}` may separate thousands or decimals",
        ),
        Wording(
            nl="schrijf getallen zonder punt voor duizendtallen, en decimalen niet met precies drie cijfers",
            en="write numbers without a point for thousands, and decimals not with exactly three digits",
        ),
    ),
}
"""Every code with its sentence and its help."""
