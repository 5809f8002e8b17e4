"""
What is told beside a report: which edition was used, and what was passed over or left out.
"""

from __future__ import annotations

from datetime import date

from kvo_norms.catalogue import Edition, Text
from kvo_norms.explaining.formatting import date_text
from kvo_norms.reporting.languages import FixedWords, Language, in_language
from kvo_norms.reporting.words import said

_WORDS = {
    "chosen": Text(nl="editie {edition}, {days}", en="edition {edition}, {days}"),
    "outside": Text(
        nl="{edition} was {days}, niet op {day}", en="{edition} was {days}, not on {day}"
    ),
    "used": Text(nl="{outside}; toch gebruikt", en="{outside}; used all the same"),
    "from_folder": Text(
        nl="{edition} komt uit de map {folder}; het is niet de meegeleverde editie",
        en="{edition} is read from the folder {folder}; it is not the edition that is shipped",
    ),
    "other_edition": Text(
        nl="het dossier noemt editie {own}; het wordt omgezet vanuit {edition}",
        en="the dossier says edition {own}; it is carried over from {edition}",
    ),
    "no_dossier": Text(nl="geen dossier gevonden", en="no dossier found"),
    "one_other": Text(
        nl="1 bestand bevat iets anders dan een dossier; overgeslagen",
        en="1 file holds something else than a dossier; passed over",
    ),
    "others": Text(
        nl="{number} bestanden bevatten iets anders dan een dossier; overgeslagen",
        en="{number} files hold something else than a dossier; passed over",
    ),
    "done_before": Text(
        nl="al gedaan en sindsdien niet veranderd: {number}",
        en="done before and unchanged since: {number}",
    ),
    "left_out": Text(
        nl="{file} is weggelaten; installeer wat daarvoor nodig is: pip install"
        " 'kvo-norms[{extra}]'",
        en="{file} is left out; install what it needs: pip install 'kvo-norms[{extra}]'",
    ),
}
notice = FixedWords(_WORDS)


def outside_its_days(edition: Edition, day: date, language: Language) -> str:
    """
    That the edition was not in force on the day.
    """
    return notice(
        "outside",
        language,
        edition=edition.id,
        days=days_in_force(edition, language),
        day=in_language(date_text(day), language),
    )


def days_in_force(edition: Edition, language: Language) -> str:
    """
    The edition's days in force, in words.
    """
    first = in_language(date_text(edition.valid_from), language)
    if edition.valid_until is None:
        return said("in_force_from", language, first=first)
    last = in_language(date_text(edition.valid_until), language)
    return said("in_force", language, first=first, last=last)
