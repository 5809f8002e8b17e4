"""
The words in which an impact is told.
"""

from __future__ import annotations

from kvo_norms.catalogue import Text
from kvo_norms.explaining.labels import STATUSES, VERDICTS
from kvo_norms.reporting.languages import FixedWords, Language
from kvo_norms.verdict import Status

_SHORT = {Status.NOT_APPLICABLE: Text(nl="n.v.t.", en="not applicable")}
_WORDS = {
    "with": Text(nl="{edition} met {values}", en="{edition} with {values}"),
    "areas": Text(nl="{areas} gebieden, {corpus}", en="{areas} areas, {corpus}"),
    "one_area": Text(nl="1 gebied, {corpus}", en="1 area, {corpus}"),
    "made_up": Text(
        nl="Deze gebieden zijn verzonnen: de aantallen zeggen niets over echte gebieden.",
        en="These areas are made up: the numbers say nothing of real areas.",
    ),
    "carried": Text(
        nl="De dossiers zijn overgezet van {old} naar {new}; ontheffingen gaan daarbij niet mee.",
        en="The dossiers were carried over from {old} to {new}; waivers do not come along.",
    ),
    "nothing": Text(nl="Er verandert voor geen gebied iets.", en="Nothing changes for any area."),
    "certificate": Text(nl="Certificaat", en="Certificate"),
    "certificates": Text(
        nl="Certificaat kwijt: {lost}; erbij: {gained}.",
        en="Certificates lost: {lost}; gained: {gained}.",
    ),
    "before_after": Text(nl="was \\ wordt", en="was \\ becomes"),
    "norms": Text(nl="Normen", en="Norms"),
    "norm_moves": Text(
        nl="niet meer voldaan: {lost}; nu wel voldaan: {gained}",
        en="met no more: {lost}; met now: {gained}",
    ),
    "norm_new": Text(nl="nieuw; niet voldaan: {lost}", en="new; not met: {lost}"),
    "norm_gone": Text(nl="vervallen; was niet voldaan: {gained}", en="gone; was not met: {gained}"),
    "norm_lost": Text(
        nl="certificaat kwijt: {number}, waarvan {alone} alleen hierdoor",
        en="certificate lost: {number}, of which {alone} by this norm alone",
    ),
    "norm_gained": Text(
        nl="certificaat erbij: {number}, waarvan {alone} alleen hierdoor",
        en="certificate gained: {number}, of which {alone} by this norm alone",
    ),
    "stars": Text(nl="Sterren", en="Stars"),
    "themes": Text(nl="Thema's", en="Themes"),
    "theme": Text(nl="thema", en="theme"),
    "no_theme": Text(nl="zonder thema", en="without a theme"),
    "kinds": Text(nl="Soorten gebieden", en="Kinds of areas"),
    "kind": Text(nl="soort gebied", en="kind of area"),
    "no_kind": Text(nl="niet opgegeven", en="not stated"),
    "star": Text(nl="ster", en="star"),
    "norm": Text(nl="norm", en="norm"),
    "number": Text(nl="aantal", en="number"),
    "before": Text(nl="had", en="had"),
    "after": Text(nl="heeft", en="has"),
    "lost": Text(nl="verliest", en="loses"),
    "gained": Text(nl="krijgt", en="gains"),
    "norm_lost_short": Text(nl="norm weg", en="norm lost"),
    "norm_gained_short": Text(nl="norm erbij", en="norm won"),
    "theme_note": Text(
        nl="In hoeveel gebieden een norm van het thema wegvalt of erbij komt.",
        en="In how many areas a norm of the theme is lost or gained.",
    ),
    "kind_note": Text(
        nl="Hoeveel gebieden het certificaat hebben, en hoeveel een norm verliezen of krijgen.",
        en="How many areas have the certificate, and how many lose or gain a norm.",
    ),
    "changed": Text(nl="Gebieden waarvan het oordeel verandert", en="Areas whose verdict changes"),
    "more": Text(
        nl="… en nog {number}; --format csv of json noemt ze alle.",
        en="… and {number} more; --format csv or json names them all.",
    ),
    "unread": Text(nl="Niet meegeteld", en="Not counted"),
    "sweep": Text(
        nl="{parameter} in {edition}: nu {value}", en="{parameter} in {edition}: {value}"
    ),
    "value": Text(nl="waarde", en="value"),
    "now": Text(nl="* is die waarde", en="* is that value"),
    "tail": Text(
        nl="achter de balk: hoeveel voldoen; hoeveel het certificaat krijgen en verliezen",
        en="behind the bar: how many meet it; how many gain and lose the certificate",
    ),
    "plot": Text(
        nl="Gebieden per oordeel bij elke waarde van {parameter}",
        en="Areas by verdict at each value of {parameter}",
    ),
    "plot_norm": Text(
        nl="Gebieden per status van {norm} bij elke waarde van {parameter}",
        en="Areas by status of {norm} at each value of {parameter}",
    ),
    "per_norm": Text(nl="Norm {norm}", en="Norm {norm}"),
    "areas_word": Text(nl="gebieden", en="areas"),
    "area": Text(nl="gebied", en="area"),
    "dossier": Text(nl="dossier", en="dossier"),
    "causes": Text(nl="door", en="by"),
    "why": Text(nl="waarom", en="why"),
    "verdict": Text(nl="oordeel", en="verdict"),
    "alone_lost": Text(nl="alleen hierdoor kwijt", en="lost by it alone"),
    "verdicts_lost": Text(nl="certificaat kwijt", en="certificate lost"),
    "verdicts_gained": Text(nl="certificaat erbij", en="certificate gained"),
    "alone_gained": Text(nl="alleen hierdoor erbij", en="gained by it alone"),
}
say = FixedWords(_WORDS)
verdict_name = FixedWords(VERDICTS)
status_name = FixedWords({**STATUSES, **_SHORT})


def say_areas(areas: int, corpus: str, language: Language) -> str:
    """
    How many areas there are, and where they come from.
    """
    return say("one_area" if areas == 1 else "areas", language, areas=areas, corpus=corpus)
