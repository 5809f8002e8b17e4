"""
The fixed words of reports, in the two languages.
"""

from __future__ import annotations

from kvo_norms.catalogue import Text
from kvo_norms.reporting.languages import FixedWords

_WORDS = {
    "unnamed_area": Text(nl="naamloos gebied", en="unnamed area"),
    "assessed_on": Text(nl="beoordeeld op", en="assessed as of"),
    "revision": Text(nl="revisie", en="revision"),
    "verdict": Text(nl="Oordeel", en="Verdict"),
    "met": Text(nl="VOLDAAN", en="MET"),
    "not_met": Text(nl="NIET VOLDAAN", en="NOT MET"),
    "open": Text(nl="OPEN", en="OPEN"),
    "counts": Text(
        nl="Van de {of} eisen die (kunnen) gelden: {met} voldaan, {not_met} niet voldaan,"
        " {open} open.",
        en="Of the {of} requirements that (may) apply: {met} met, {not_met} not met, {open} open.",
    ),
    "of_which_waived": Text(nl="Met ontheffing: {number}.", en="Waived: {number}."),
    "waived": Text(nl="met ontheffing", en="waived"),
    "waivers": Text(nl="Ontheffingen", en="Waivers"),
    "waiver_valid": Text(nl="telt mee", en="counts"),
    "waiver_expired": Text(nl="verlopen, telt niet mee", en="expired, ignored"),
    "waiver_future": Text(nl="nog niet ingegaan, telt niet mee", en="not begun yet, ignored"),
    "without_inferred": Text(
        nl="Zonder de normen die alleen zijn afgeleid: {verdict}.",
        en="Without the norms that are only inferred: {verdict}.",
    ),
    "fictional": Text(nl="Dit gebied is verzonnen.", en="This area is fictional."),
    "section": Text(nl="Onderdeel", en="Section"),
    "theme": Text(nl="Thema", en="Theme"),
    "points": Text(nl="punten", en="points"),
    "gaps": Text(nl="Wat nog nodig is", en="What is still needed"),
    "no_gaps": Text(nl="Er is niets meer nodig.", en="Nothing more is needed."),
    "attention": Text(nl="Aandachtspunten", en="Points of attention"),
    "attention_note": Text(
        nl="Deze houden het certificaat niet tegen.", en="These do not hold up the certificate."
    ),
    "stars": Text(nl="Sterren", en="Stars"),
    "star_number": Text(nl="ster {level}", en="star {level}"),
    "certificate": Text(nl="Certificaat", en="Certificate"),
    "conditional": Text(
        nl="onder voorwaarde: eerst moet aan alle eisen zijn voldaan",
        en="conditional: all requirements must be met first",
    ),
    "level_unknown": Text(nl="niveau nog onbekend", en="level not known yet"),
    "from_until": Text(
        nl="geldig van {first} tot en met {last}", en="valid from {first} to {last}"
    ),
    "evaluations": Text(nl="evalueren uiterlijk op {days}", en="evaluate by {days}"),
    "receipt": Text(nl="Ontvangstbewijs", en="Receipt"),
    "remedy": Text(nl="Wat te doen", en="What to do"),
    "norms": Text(nl="{number} normen", en="{number} norms"),
    "star": Text(nl="Ster", en="Star"),
    "carried": Text(nl="Anders gezegd in de nieuwe editie", en="Said otherwise in the new edition"),
    "without_place": Text(
        nl="Zonder plaats in de nieuwe editie", en="Without a place in the new edition"
    ),
    "in_force": Text(
        nl="van kracht van {first} tot en met {last}", en="in force {first} to {last}"
    ),
    "in_force_from": Text(nl="van kracht vanaf {first}", en="in force from {first}"),
    "explanation": Text(nl="Toelichting", en="Explanation"),
    "why_in_force": Text(nl="Waarom deze dagen", en="Why these days"),
    "applies_when": Text(nl="Geldt wanneer", en="Applies when"),
    "requires": Text(nl="Vraagt", en="Requires"),
    "question": Text(nl="De auditor oordeelt", en="The auditor judges"),
    "reading": Text(nl="Uitleg bij de regel", en="How the rule reads the text"),
    "parameters": Text(nl="Waarden", en="Values"),
    "sources": Text(nl="Bronnen", en="Sources"),
    "official_source": Text(nl="officieel", en="official"),
    "other_source": Text(nl="van derden", en="third party"),
    "checked": Text(nl="nagegaan op {day}", en="last checked {day}"),
}
said = FixedWords(_WORDS)
