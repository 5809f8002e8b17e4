"""
What is not the same, in words.
"""

from __future__ import annotations

import enum
import json
from datetime import date
from typing import Any

import attrs

from kvo_norms.catalogue import Text
from kvo_norms.errors import Path, written_path
from kvo_norms.explaining.formatting import fill, shortened
from kvo_norms.explaining.labels import STATUSES, VERDICTS
from kvo_norms.replaying.comparing import NOTHING
from kvo_norms.replaying.result import Code, Difference
from kvo_norms.verdict import Status, Verdict

ALIKE = 40
"""So many characters that are the same in two texts are shown at most."""
BEFORE = 20
"""So many are shown at least."""

SENTENCES: dict[Code, Text] = {
    "receipt_altered": Text(
        nl="Het ontvangstbewijs is veranderd: zijn controlewaarde past niet bij wat erop staat.",
        en="The receipt was altered: its digest does not fit what it says.",
    ),
    "assessment_altered": Text(
        nl="De beoordeling in het bestand is veranderd. {where}: er staat {said}, er hoort {now}"
        " te staan.",
        en="The assessment in the file was altered. {where}: it says {said}, it should say {now}.",
    ),
    "edition_differs": Text(
        nl="Dit is een andere editie: {now} in plaats van {said}.",
        en="This is another edition: {now} instead of {said}.",
    ),
    "revision_differs": Text(
        nl="Dit is een andere revisie van de editie: {now} in plaats van {said}.",
        en="This is another revision of the edition: {now} instead of {said}.",
    ),
    "edition_altered": Text(
        nl="De editie is veranderd, hoewel kenmerk en revisie dezelfde zijn: haar controlewaarde"
        " is een andere.",
        en="The edition was altered, though its id and revision are the same: its digest is"
        " another.",
    ),
    "dossier_altered": Text(
        nl="Het dossier is veranderd: zijn controlewaarde is een andere.",
        en="The dossier was altered: its digest is another.",
    ),
    "evaluators_disagree": Text(
        nl="De twee rekenwijzen zijn het niet eens. {where}: {said} en {now}. Dat is een fout in"
        " de bibliotheek.",
        en="The two evaluators do not agree. {where}: {said} and {now}. That is a fault of the"
        " library.",
    ),
    "result_differs": Text(
        nl="De uitkomst is een andere. {where}: was {said}, is nu {now}.{why}",
        en="The result is another. {where}: was {said}, is now {now}.{why}",
    ),
    "library_differs": Text(
        nl="De beoordeling is gemaakt met versie {said} van de bibliotheek en herhaald met versie"
        " {now}.",
        en="The assessment was made with version {said} of the library and replayed with"
        " version {now}.",
    ),
    "explanation_differs": Text(
        nl="De uitleg is een andere, de uitkomst niet. {where}: was {said}, is nu {now}.",
        en="The explanation is another, the result is not. {where}: was {said}, is now {now}.",
    ),
}


def difference(
    code: Code,
    *,
    norm: str | None = None,
    path: Path = (),
    part: Path | None = None,
    said: Any = None,
    now: Any = None,
    reason: Text | None = None,
    was: bool = False,
) -> Difference:
    """
    A difference with its sentence; `reason` is what keeps the norm from being met, or `was` so.
    """
    why = Text(nl="", en="")
    if reason is not None:
        why = fill(" {it}", " {it}", it=reason)
        if was:
            why = fill(" Dit geldt niet meer: {it}", " This is no longer so: {it}", it=reason)
    sentence = SENTENCES[code]
    start = _apart_from(_plain(said) or "", _plain(now) or "")
    parts: dict[str, Text | str | int] = {
        "where": _where(norm, path, part),
        "said": _shown(said, start),
        "now": _shown(now, start),
        "why": why,
    }
    return Difference(
        code=code,
        norm=norm,
        path=path,
        part=part,
        said=_plain(said),
        now=_plain(now),
        sentence=fill(sentence.nl, sentence.en, **parts),
    )


def _where(norm: str | None, path: Path, part: Path | None) -> str:
    named = [] if norm is None else [norm]
    if part:
        named.append(written_path(part))
    elif path and (norm is None or path[-1] != "status"):
        named.append(written_path(path))
    return ", ".join(named)


def _apart_from(said: str, now: str) -> int:
    """
    From where two texts are shown: where they are alike for long, from a word that is shortly
    before they differ.
    """
    pairs = enumerate(zip(said, now, strict=False))
    alike = next((place for place, (a, b) in pairs if a != b), min(len(said), len(now)))
    if alike <= ALIKE:
        return 0
    return max(said.rfind(" ", 0, alike - BEFORE) + 1, alike - ALIKE)


def _shown(value: Any, start: int) -> Text:
    """
    A value in a sentence, from a place in it on; the status of a norm in words.
    """
    if isinstance(value, Status):
        return STATUSES[value]
    if isinstance(value, Verdict):
        return VERDICTS[value]
    plain = _plain(value)
    if plain is None:
        return Text(nl="niets", en="nothing")
    shown = f"…{shortened(plain[start:])}" if start else shortened(plain)
    return Text(nl=f"“{shown}”", en=f"“{shown}”") if isinstance(value, str) else _as_is(shown)


def _as_is(text: str) -> Text:
    return Text(nl=text, en=text)


def _plain(value: Any) -> str | None:
    """
    A value as JSON would write it in a text; of a whole record its kind alone.
    """
    if value is None or value is NOTHING:
        return None
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if attrs.has(type(value)):
        return type(value).__name__.lower()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
