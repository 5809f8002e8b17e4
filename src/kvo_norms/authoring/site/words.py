"""
The fixed words of the site, in the two languages.
"""

from __future__ import annotations

from kvo_norms.catalogue import Text
from kvo_norms.reporting.languages import FixedWords

_WORDS = {
    "title": Text(nl="De normen per editie", en="The norms by edition"),
    "about": Text(
        nl="Elke editie van het Keurmerk Veilig Ondernemen met haar onderdelen en normen.",
        en="Each edition of the Keurmerk Veilig Ondernemen with its sections and norms.",
    ),
    "to_overview": Text(nl="Alle normen en zoeken", en="All norms and search"),
    "to_contents": Text(nl="Naar de inhoud", en="Skip to the contents"),
    "pages": Text(nl="Bladzijden van deze editie", en="Pages of this edition"),
    "search": Text(nl="Zoek in de normen", en="Search the norms"),
    "hint": Text(
        nl="Een of meer woorden uit een titel, een id of een tekst, Nederlands of Engels.",
        en="One or more words from a title, an id or a text, in Dutch or English.",
    ),
    "found": Text(nl="{number} van {of} normen", en="{number} of {of} norms"),
    "nothing": Text(nl="Geen norm heeft al deze woorden.", en="No norm has all of these words."),
    "history": Text(nl="Door de edities heen", en="Across the editions"),
    "absent": Text(nl="geen norm die dezelfde is", en="no norm that is the same"),
    "first": Text(nl="voor het eerst in deze reeks", en="the first of these editions to have it"),
    "again": Text(nl="weer opgenomen", en="has it again"),
    "unchanged": Text(nl="ongewijzigd", en="unchanged"),
    "otherwise": Text(nl="anders: {fields}", en="changed: {fields}"),
    "new": Text(nl="nieuw: {value}", en="new: {value}"),
    "gone": Text(nl="vervallen: {value}", en="gone: {value}"),
    "table": Text(nl="tabel", en="table"),
    "rule": Text(nl="de regel in TOML", en="the rule in TOML"),
    "footer": Text(
        nl="Gemaakt uit de catalogus. Een norm zegt zelf waarop zij rust.",
        en="Made from the catalogue. A norm says itself what it rests on.",
    ),
}
worded = FixedWords(_WORDS)
