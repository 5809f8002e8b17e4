"""
The words in which a comparison is told.
"""

from __future__ import annotations

from kvo_norms.authoring.compare.comparison import Becoming, Direction
from kvo_norms.catalogue import Text
from kvo_norms.reporting.languages import FixedWords

_BECOMING = {
    Becoming.STRICTER: Text(nl="strenger", en="stricter"),
    Becoming.LOOSER: Text(nl="soepeler", en="looser"),
    Becoming.BOTH: Text(nl="deels strenger, deels soepeler", en="stricter in part, looser in part"),
    Becoming.DIFFERENT: Text(nl="anders", en="different"),
    Becoming.SCORES: Text(nl="telt anders mee", en="counts otherwise"),
    Becoming.WORDING: Text(nl="alleen anders verwoord", en="wording only"),
    Becoming.SOURCES: Text(nl="alleen andere bronnen", en="sources only"),
}
_DIRECTIONS = {
    Direction.STRICTER: Text(nl="strenger", en="stricter"),
    Direction.LOOSER: Text(nl="soepeler", en="looser"),
    Direction.UNKNOWN: Text(nl="strenger of soepeler, per dossier", en="either, by the dossier"),
}
_WORDS = {
    "same": Text(nl="Er is geen verschil.", en="Nothing differs."),
    "revision": Text(nl="revisie", en="revision"),
    "edition": Text(nl="De editie zelf", en="The edition itself"),
    "added": Text(nl="Nieuwe normen", en="New norms"),
    "removed": Text(nl="Vervallen normen", en="Norms that are gone"),
    "renamed": Text(nl="Andere id's", en="Other ids"),
    "norms": Text(nl="Gewijzigde normen", en="Changed norms"),
    "stars": Text(nl="Sterren", en="Stars"),
    "parameters": Text(nl="Waarden", en="Values"),
    "vocabularies": Text(nl="Woorden", en="Words"),
    "sections": Text(nl="Onderdelen", en="Sections"),
    "facts": Text(nl="Feiten", en="Facts"),
    "sources": Text(nl="Bronnen", en="Sources"),
    "steps": Text(nl="Kosten van stappen", en="Costs of steps"),
    "new": Text(nl="nieuw", en="new"),
    "gone": Text(nl="vervallen", en="gone"),
    "changed": Text(nl="gewijzigd", en="changed"),
    "crosswalk": Text(nl="volgens de overgangstabel", en="as the crosswalk says"),
    "likeness": Text(nl="gelijkenis {likeness}", en="likeness {likeness}"),
    "order": Text(nl="andere volgorde", en="another order"),
    "labels": Text(nl="ander label: {words}", en="another label: {words}"),
    "in": Text(nl="{direction} in {norms}", en="{direction} in {norms}"),
    "otherwise": Text(nl="anders: {fields}", en="changed: {fields}"),
    "grounds": Text(
        nl="alleen label, herkomst, bronnen of uitleg",
        en="label, provenance, sources or reading only",
    ),
    "summary": Text(nl="Normen", en="Norms"),
}
_FIELDS = {
    "revision": Text(nl="revisie", en="revision"),
    "valid_from": Text(nl="geldig vanaf", en="in force from"),
    "valid_until": Text(nl="geldig tot en met", en="in force until"),
    "title": Text(nl="titel", en="title"),
    "text": Text(nl="tekst", en="text"),
    "in_force": Text(nl="waar de dagen op rusten", en="what the days rest on"),
    "certificate.duration": Text(nl="duur van het certificaat", en="duration of the certificate"),
    "certificate.first_level": Text(nl="niveau van het eerste", en="level of the first"),
    "certificate.next_level": Text(nl="niveau van elk volgende", en="level of each next"),
    "certificate.evaluate_every": Text(nl="evaluatie elke", en="evaluation every"),
    "certificate.fee": Text(nl="prijs", en="fee"),
    "certificate.sources": Text(nl="bronnen van de termijnen", en="sources of the terms"),
    "certificate.provenance": Text(nl="herkomst van de termijnen", en="provenance of the terms"),
    "steps.provenance": Text(
        nl="herkomst van de kosten van stappen", en="provenance of the costs of steps"
    ),
    "crosswalk": Text(nl="overgangstabel", en="crosswalk"),
    "weight": Text(nl="gewicht", en="weight"),
    "question": Text(nl="vraag aan de auditor", en="question for the auditor"),
    "may_not_apply": Text(nl="auditor mag 'n.v.t.' vinden", en="auditor may find it n/a"),
    "points": Text(nl="punten", en="points"),
    "theme": Text(nl="thema", en="theme"),
    "section": Text(nl="onderdeel", en="section"),
    "level": Text(nl="telling", en="counting"),
    "max": Text(nl="hoogste aantal", en="highest number"),
    "remedy": Text(nl="advies", en="remedy"),
    "reading": Text(nl="uitleg", en="reading"),
    "sources": Text(nl="bronnen", en="sources"),
    "provenance": Text(nl="herkomst", en="provenance"),
    "label": Text(nl="label", en="label"),
    "ordered": Text(nl="geordend", en="ordered"),
}
say = FixedWords(_WORDS)
field_name = FixedWords(_FIELDS)
"""What a key of an edition's files is called."""
direction_name = FixedWords(_DIRECTIONS)
"""What a change does."""
becoming_name = FixedWords(_BECOMING)
"""What became of a norm."""
