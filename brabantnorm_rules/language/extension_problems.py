"""The sentences of problems that a norm which extends another can have."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

EXTENSION_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "extends-unknown": (
        Wording("er is geen norm met de naam `{name}`", "there is no norm named `{name}`"),
        Wording(
            "er zijn: {norms}; een norm in een map binnen deze map noemt u als `./map`",
            "there are: {norms}; a norm in a folder inside this one is named as `./folder`",
        ),
    ),
    "extends-in-circle": (
        Wording("deze norm breidt zo zichzelf uit: {circle}", "this norm extends itself in this way: {circle}"),
        Wording("laat een norm alleen een eerdere uitbreiden", "let a norm extend an earlier one only"),
    ),
    "extends-too-long": (
        Wording(
            "meer dan {limit} normen die elkaar uitbreiden kan niet",
            "more than {limit} norms that extend each other is not possible",
        ),
        None,
    ),
    "as-without-extends": (
        Wording(
            "`as` zegt hoe een norm een andere uitbreidt, maar `extends` ontbreekt",
            "`as` says how a norm extends another, but `extends` is missing",
        ),
        Wording("noem de norm met `extends`, of haal `as` weg", "name the norm with `extends`, or remove `as`"),
    ),
    "extension-breaks": (
        Wording(
            "met wat hier verandert klopt de norm die wordt uitgebreid niet meer, op {number} plaatsen",
            "with what is changed here the norm that is extended does not hold any more, in {number} places",
        ),
        Wording("ze staan hierbij, elk op hun plaats in die norm", "they are told too, each at its place in that norm"),
    ),
    "already-there": (
        Wording(
            "`{name}` staat al in de norm die wordt uitgebreid", "`{name}` is already in the norm that is extended"
        ),
        Wording(
            "zet het onder `replace` om het te vervangen, of kies een andere naam",
            "put it under `replace` to replace it, or choose another name",
        ),
    ),
    "nothing-to-replace": (
        Wording(
            "`{name}` kan niet worden vervangen: de norm die wordt uitgebreid heeft dit niet",
            "`{name}` cannot be replaced: the norm that is extended does not have it",
        ),
        None,
    ),
    "nothing-to-withdraw": (
        Wording(
            "`{name}` kan niet vervallen: de norm die wordt uitgebreid heeft dit niet",
            "`{name}` cannot be withdrawn: the norm that is extended does not have it",
        ),
        None,
    ),
    "nothing-to-set": (
        Wording(
            "de norm die wordt uitgebreid heeft geen parameter `{name}`",
            "the norm that is extended has no parameter `{name}`",
        ),
        Wording("een nieuwe parameter staat onder `parameters`", "a new parameter stands under `parameters`"),
    ),
    "withdrawn-in-use": (
        Wording(
            "`{name}` vervalt hier, maar wordt nog gebruikt: {where}",
            "`{name}` is withdrawn here, but still used: {where}",
        ),
        Wording("vervang ook wat het gebruikt, of laat het staan", "replace what uses it too, or leave it"),
    ),
    "says-nothing": (
        Wording("dit bestand verandert niets", "this file changes nothing"),
        Wording(
            "zet regels onder `rules` (nieuw) of `replace`, of nummers onder `withdraw`",
            "put rules under `rules` (new) or `replace`, or numbers under `withdraw`",
        ),
    ),
    "not-in-overlay": (
        Wording(
            "een overlay kan `{key}` hier niet zeggen: zij vraagt iets meer, en neemt de norm verder over",
            "an overlay cannot say `{key}` here: it asks something more, and takes the norm as it is otherwise",
        ),
        Wording(
            "wat de norm zelf verandert hoort in een editie (`as: edition`); wie minder doet legt in het dossier een "
            "afwijking vast (`deviations`)",
            "what changes the norm itself belongs in an edition (`as: edition`); who does less records a deviation in "
            "the dossier (`deviations`)",
        ),
    ),
    "origin-not-in-overlay": (
        Wording(
            "wat een overlay toevoegt komt niet uit `{origin}`", "what an overlay adds does not come from `{origin}`"
        ),
        Wording(
            "schrijf `origin: organisation`, of `law` als het in de wet staat",
            "write `origin: organisation`, or `law` where the law says it",
        ),
    ),
    "overlay-sets-law": (
        Wording(
            "`{name}` staat in de wet; een organisatie kan daar niet over beslissen",
            "`{name}` stands in the law; an organisation cannot decide on it",
        ),
        None,
    ),
    "overlay-asks-less": (
        Wording(
            "`{name}` staat in de tekst van de norm, en dat deze waarde op elke dag meer vraagt is niet zeker",
            "`{name}` stands in the text of the norm, and it is not sure that this value asks more on every day",
        ),
        Wording(
            "een overlay kan een waarde van de norm alleen strenger maken, of kiezen wat de norm zelf toelaat "
            "(`admitted`); wie minder doet legt in het dossier een afwijking vast (`deviations`)",
            "an overlay can only make a value of the norm stricter, or choose what the norm itself admits "
            "(`admitted`); who does less records a deviation in the dossier (`deviations`)",
        ),
    ),
    "overlay-rule-asks-less": (
        Wording(
            "regel {rule} vraagt zo niet meer alles wat de norm vraagt: een dossier kan hier slagen en daar niet",
            "rule {rule} does not ask all that the norm asks any more: a dossier can pass here and fall short there",
        ),
        Wording(
            "`brabantnorm rules stricter` toont zo'n dossier; een overlay vraagt alleen meer",
            "`brabantnorm rules stricter` shows such a dossier; an overlay only asks more",
        ),
    ),
}
