"""
The fixed words of an edition's pages, in the two languages.
"""

from __future__ import annotations

from kvo_norms.catalogue import Text
from kvo_norms.kinds import Kind
from kvo_norms.reporting.languages import FixedWords

_WORDS = {
    "sections": Text(nl="Onderdelen", en="Sections"),
    "stars": Text(nl="Sterren", en="Stars"),
    "parameters": Text(nl="Waarden", en="Values"),
    "vocabularies": Text(nl="Woorden", en="Words"),
    "facts": Text(nl="Feiten", en="Facts"),
    "sources": Text(nl="Bronnen", en="Sources"),
    "parameters_number": Text(
        nl="{number} getallen, perioden, dagen en lijsten die normen bij naam noemen",
        en="{number} numbers, periods, days and lists that norms name",
    ),
    "vocabularies_number": Text(
        nl="{number} lijsten van woorden die dossiers en normen gebruiken",
        en="{number} lists of words that dossiers and norms use",
    ),
    "sources_number": Text(
        nl="{number} bronnen, en wat op elk daarvan rust",
        en="{number} sources, and what rests on each of them",
    ),
    "days_in_force": Text(nl="de dagen waarop deze editie gold", en="the days in force"),
    "certificate": Text(nl="Certificaat", en="Certificate"),
    "more": Text(nl="Andere bladzijden", en="Other pages"),
    "how_to_read": Text(nl="Hoe deze bladzijden te lezen", en="How to read these pages"),
    "norm": Text(nl="norm", en="norm"),
    "norms": Text(nl="normen", en="norms"),
    "weight": Text(nl="gewicht", en="weight"),
    "provenance": Text(nl="herkomst", en="provenance"),
    "part": Text(nl="onderdeel", en="section"),
    "star": Text(nl="ster", en="star"),
    "together": Text(nl="samen", en="together"),
    "valid_for": Text(nl="geldig", en="valid for"),
    "first_level": Text(
        nl="niveau van het eerste certificaat", en="level of the first certificate"
    ),
    "next_level": Text(nl="niveau van elk volgend certificaat", en="level of every following one"),
    "evaluate_every": Text(nl="tijd tussen twee evaluaties", en="time between two evaluations"),
    "no_interval": Text(nl="niet bekend", en="not known"),
    "fee": Text(nl="kosten, gemiddeld", en="cost, on average"),
    "euro": Text(nl="{number} euro", en="{number} euro"),
    "always": Text(nl="**Geldt** voor elk gebied.", en="**Applies** to every area."),
    "may_not_apply": Text(
        nl="De auditor kan ook oordelen dat dit niet van toepassing is.",
        en="The auditor may also judge that this does not apply.",
    ),
    "one_per_theme": Text(
        nl="Dit zijn {number} normen, elk met een ander woord voor {theme}:",
        en="These are {number} norms, each with another word for {theme}:",
    ),
    "points": Text(nl="{number} punten", en="{number} points"),
    "toml": Text(nl="De regel in TOML", en="The rule in TOML"),
    "counted": Text(
        nl="Een getelde ster: het nummer is dat van het certificaat op rij, ten hoogste {max}.",
        en="A counted star: its number is that of the certificate in a row, {max} at most.",
    ),
    "no_star_norms": Text(
        nl="Deze ster vraagt niets boven op het certificaat.",
        en="This star asks nothing on top of the certificate.",
    ),
    "stars_about": Text(
        nl="Wat boven op het certificaat kan komen. Elke ster veronderstelt het certificaat. "
        "Een eis van een ster houdt de ster tegen en niet het certificaat.",
        en="What can come on top of the certificate. Every star presupposes the certificate. A "
        "star's requirement holds up the star and not the certificate.",
    ),
    "parameters_about": Text(
        nl="Getallen, perioden, dagen en woorden die normen bij naam gebruiken. Verandert zo'n "
        "waarde, dan verandert zij voor elke norm die haar noemt.",
        en="Numbers, periods, days and words that norms use by name. Where such a value changes, "
        "it changes for every norm that names it.",
    ),
    "value": Text(nl="waarde", en="value"),
    "name": Text(nl="naam", en="name"),
    "in_toml": Text(nl="in TOML {written}", en="in TOML {written}"),
    "meaning": Text(nl="betekenis", en="meaning"),
    "used_by": Text(nl="Gebruikt door", en="Used by"),
    "used_by_nothing": Text(nl="Geen norm gebruikt deze waarde.", en="No norm uses this value."),
    "words_about": Text(
        nl="De woorden waaruit dossiers en normen kiezen, met hun namen in twee talen.",
        en="The words that dossiers and norms choose from, with their names in two languages.",
    ),
    "word": Text(nl="woord", en="word"),
    "dutch": Text(nl="Nederlands", en="Dutch"),
    "english": Text(nl="Engels", en="English"),
    "low_to_high": Text(nl="Van laag naar hoog.", en="From low to high."),
    "facts_about": Text(
        nl="Wat een dossier van deze editie in `[facts]` kan zeggen.",
        en="What a dossier of this edition can say in `[facts]`.",
    ),
    "fact": Text(nl="feit", en="fact"),
    "kind": Text(nl="soort", en="kind"),
    "sources_about": Text(
        nl="Waarop deze editie rust: {number} bronnen, {official} daarvan officieel. Officieel is "
        "een bron waarin het schema, het handboek of de schemabeheerder zelf spreekt. De dag bij "
        "een bron is die waarop voor het laatst is nagegaan wat er staat.",
        en="What this edition rests on: {number} sources, {official} of them official. A source "
        "is official where the scheme, its handbook or its manager itself speaks. The day beside "
        "a source is that on which it was last checked what it says.",
    ),
    "rests_on_it": Text(nl="Hierop rust", en="What rests on it"),
    "nothing_rests": Text(
        nl="Niets in deze editie rust hierop.", en="Nothing in this edition rests on it."
    ),
    "of_certificate": Text(nl="de gegevens van het certificaat", en="the certificate's terms"),
    "crosswalk": Text(nl="Van {previous} naar deze editie", en="From {previous} to this edition"),
    "crosswalk_short": Text(
        nl="de woorden van de vorige editie, en wat daarvoor in de plaats komt",
        en="the words of the edition before, and what takes their place",
    ),
    "crosswalk_about": Text(
        nl="Woorden van de vorige editie, {previous}, die hier anders heten of geen plaats meer "
        "hebben. Elk ander woord blijft wat het is. `kvo-norms convert` zet een dossier zo over.",
        en="Words of the edition before, {previous}, that are other words here or have no place "
        "any more. Any other word stays what it is. `kvo-norms convert` carries a dossier over "
        "in this way.",
    ),
    "word_before": Text(nl="woord in {previous}", en="word in {previous}"),
    "word_now": Text(nl="woord in deze editie", en="word in this edition"),
    "as_problem": Text(nl="probleem daarbinnen", en="problem within it"),
    "without_place": Text(nl="Zonder plaats in deze editie", en="Without a place in this edition"),
    "renamed": Text(nl="Normen met een andere id", en="Norms with another id"),
    "id_before": Text(nl="id in {previous}", en="id in {previous}"),
    "norm_now": Text(nl="norm in deze editie", en="norm in this edition"),
}
worded = FixedWords(_WORDS)

GUIDE = (
    Text(
        nl="Een **eis** houdt het certificaat tegen zolang er niet aan is voldaan. Een "
        "**aandachtspunt** niet.",
        en="A **requirement** holds up the certificate until it is met. A **point of attention** "
        "does not.",
    ),
    Text(
        nl="De herkomst zegt waarop een norm of waarde rust. **Officieel**: het schema, het "
        "handboek of de schemabeheerder zegt het zelf. **Gemeld**: een derde zegt het, zoals een "
        "gemeente of een krant. **Afgeleid**: een gevolgtrekking daaruit. **Eigen ontwerp**: een "
        "keuze van wie deze catalogus schreef.",
        en="The provenance says what a norm or value rests on. **Official**: the scheme, the "
        "handbook or the scheme manager itself says so. **Reported**: a third party says so, such "
        "as a municipality or a newspaper. **Inferred**: a conclusion from those. **Own design**: "
        "a choice of those who wrote this catalogue.",
    ),
    Text(
        nl="Onder de titel staat wat de norm vraagt. **Geldt wanneer** en **Vraagt** zeggen "
        "hetzelfde in de vorm waarin het wordt getoetst; die zinnen zijn uit de regel gemaakt. De "
        "regel zelf staat eronder in TOML.",
        en="Below the title stands what the norm asks. **Applies when** and **Requires** say the "
        "same in the form in which it is tested; these sentences are made from the rule. The rule "
        "itself stands below them in TOML.",
    ),
    Text(
        nl="**De auditor oordeelt** is een vraag die alleen een mens kan beantwoorden.",
        en="**The auditor judges** is a question that only a person can answer.",
    ),
    Text(
        nl="Wat een dossier niet noemt, is onbekend: de norm staat dan open en is niet "
        '"niet voldaan".',
        en='What a dossier does not name is unknown: the norm is then open and not "not met".',
    ),
)

KINDS = {
    Kind.TEXT: Text(nl="tekst", en="text"),
    Kind.WORD: Text(nl="woord", en="word"),
    Kind.INTEGER: Text(nl="geheel getal", en="whole number"),
    Kind.NUMBER: Text(nl="getal", en="number"),
    Kind.SHARE: Text(nl="aandeel", en="share"),
    Kind.DATE: Text(nl="datum", en="date"),
    Kind.BOOLEAN: Text(nl="ja of nee", en="yes or no"),
}
