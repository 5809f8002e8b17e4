"""
A replay as text for people, and as JSON.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kvo_norms.catalogue import Text
from kvo_norms.explaining.formatting import date_text
from kvo_norms.replaying import Difference, Replay
from kvo_norms.reporting.json import as_table, indented
from kvo_norms.reporting.languages import FixedWords, Language, in_language
from kvo_norms.reporting.safe import visible
from kvo_norms.reporting.words import said

FORMAT = "kvo-norms/replay/1"
WIDTH = 80

_WORDS = {
    "same": Text(nl="Hetzelfde.", en="The same."),
    "differs": Text(nl="Niet hetzelfde.", en="Not the same."),
}
_said = FixedWords(_WORDS)


def as_json(replay: Replay) -> str:
    """
    The replay as a JSON document; keys without a value, or with their default, are left out.
    """
    return indented({"format": FORMAT, **as_table(replay)}) + "\n"


def as_text(replay: Replay, *, language: Language) -> str:
    """
    The replay as text of 80 columns.
    """
    return "\n".join(_lines(replay, language)) + "\n"


def _lines(replay: Replay, language: Language) -> Iterator[str]:
    day = in_language(date_text(replay.on), language)
    revision = f"{said('revision', language)} {replay.revision}"
    head = f"{replay.edition}, {revision}, {said('assessed_on', language)} {day}"
    yield from textwrap.wrap(visible(head), width=WIDTH, break_on_hyphens=False)
    yield visible(f"sha256 {replay.sha256}")
    yield ""
    yield _said("same" if replay.same else "differs", language)
    for difference in (*replay.differences, *replay.remarks):
        yield from _difference(difference, language)


def _difference(difference: Difference, language: Language) -> list[str]:
    return textwrap.wrap(
        visible(in_language(difference.sentence, language)),
        width=WIDTH,
        initial_indent="- ",
        subsequent_indent="  ",
        break_on_hyphens=False,
    )
