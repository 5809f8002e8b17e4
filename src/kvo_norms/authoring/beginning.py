"""
The files of a new edition, begun as a copy of an existing one.

Everything is copied as it is written, comments and order included. Only what cannot be the same is
written anew: the head of ``edition.toml`` and the crosswalk.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from kvo_norms.catalogue import Edition, Text
from kvo_norms.errors import UnusableCallError
from kvo_norms.reading.norms import NAME
from kvo_norms.reading.shipped import edition_ids
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language, in_language

SCHEMA = "#:schema "
FILL_IN = Text(nl="# in te vullen", en="# fill in")
BEGUN = Text(
    nl="Begonnen als kopie van {previous}. Voor deze editie is nog niets nagegaan.",
    en="Begun as a copy of {previous}. Nothing has been checked for this edition yet.",
)
SAME_WORDS = Text(
    nl="Nog geen woord en geen norm is hier anders dan in {previous}.",
    en="No word and no norm differs from {previous} yet.",
)
NEXT_STEPS = Text(
    nl="""\
# {id}: wat nu?

Deze map is een kopie van {previous}. De normen, getallen, woorden, bronnen en scenario's zijn nog
die van die editie.

1. Vul in `edition.toml` in wat met `{fill_in}` is gemerkt: `title`, `text` en `valid_from`. Zeg
   onder `[in_force]` waarop de geldigheid rust, met `provenance` en `sources`. Die tabel is niet
   overgenomen. Ga na of `[certificate]` nog klopt.
2. Geef {previous} een `valid_until`, zodat de dagen van de edities elkaar niet overlappen.
3. Ga de woorden na, dan de getallen, dan elke norm. Vraag bij elk waarop het *voor deze jaren*
   rust. Wat alleen uit bronnen over de vorige editie blijkt, wordt `inferred` of gaat eruit.
4. Laat een norm die hetzelfde vraagt zijn id houden. Een norm die iets anders vraagt, krijgt een
   andere id; heet alleen de id anders, zet dat dan in `crosswalk.toml` onder `[norms]`.
5. Zeg in `crosswalk.toml` wat er van elk veranderd woord wordt.
6. Geef de scenario's dagen waarop deze editie geldt, en schrijf een scenario voor elke verandering.
7. Haal bronnen weg waarop niets meer rust.

Tussendoor:

```sh
kvo-norms show MAP        # alle fouten in alle bestanden, of de editie
kvo-norms test MAP        # de scenario's
kvo-norms check MAP       # fouten die de lezer niet ziet
kvo-norms compare {previous} MAP
```

MAP is deze map, met een schuine streep erin: `./{id}`.
""",
    en="""\
# {id}: what next?

This folder is a copy of {previous}. Its norms, numbers, words, sources and scenarios are still
those of that edition.

1. In `edition.toml` fill in what is marked `{fill_in}`: `title`, `text` and `valid_from`. Say under
   `[in_force]` what the days in force rest on, with `provenance` and `sources`. That table was not
   copied. See whether `[certificate]` still holds.
2. Give {previous} a `valid_until`, so that the days of the editions do not overlap.
3. Go through the words, then the numbers, then each norm. Ask of each what it rests on *for these
   years*. What only sources on the former edition say becomes `inferred`, or goes.
4. Let a norm that asks the same keep its id. A norm that asks something else gets another one;
   where only the id differs, say so in `crosswalk.toml` under `[norms]`.
5. Say in `crosswalk.toml` what becomes of each word that changed.
6. Give the scenarios days on which this edition is in force, and write one for each change.
7. Take out the sources that nothing rests on any more.

In between:

```sh
kvo-norms show FOLDER     # every fault of every file, or the edition
kvo-norms test FOLDER     # the scenarios
kvo-norms check FOLDER    # mistakes that the reader does not see
kvo-norms compare {previous} FOLDER
```

FOLDER is this folder, with a slash in it: `./{id}`.
""",
)


def new_edition(
    previous: Edition,
    folder: str | os.PathLike[str],
    *,
    edition_id: str,
    target: str | os.PathLike[str],
    language: Language = "nl",
) -> dict[str, str]:
    """
    The texts of the files of a new edition, by their names below its folder.

    `previous` is the edition in `folder`, `target` the folder of the new one. The first line of a
    file names its schema where that stands in the same place from there. The result reads as an
    edition; where `previous` has no last day in force, once ``valid_from`` is filled in.

    Raises
    ------
    UnusableCallError
        Where `edition_id` is no id, or that of an edition that exists.
    """
    if not NAME.fullmatch(edition_id):
        advice = "use lower-case letters, digits, _, - and points, such as kvo-2024"
        raise UnusableCallError(f"'{edition_id}' is no id", advice)
    if edition_id in (previous.id, *edition_ids()):
        raise UnusableCallError(f"there is an edition '{edition_id}' already", "choose another id")
    place, beginning = Path(folder), _Beginning(previous=previous, id=edition_id, language=language)
    names = ["edition", *(section.id for section in previous.sections)]
    names += [name for name in ("stars", "steps") if getattr(previous, name)]
    files = {f"{name}.toml": _text(place / f"{name}.toml") for name in names}
    for path in sorted((place / "scenarios").glob("*.toml")):
        files[f"scenarios/{path.name}"] = _text(path)
    files["edition.toml"] = beginning.header(files["edition.toml"])
    files["crosswalk.toml"] = beginning.crosswalk(files["edition.toml"])
    files = {name: _where_it_stands(text, Path(target) / name) for name, text in files.items()}
    return files | {"README.md": beginning.readme()}


@frozen(kw_only=True)
class _Beginning:
    """
    What a new edition begins as.
    """

    previous: Edition
    id: str
    language: Language

    @property
    def fill_in(self) -> str:
        """
        The mark of what the author must say.
        """
        return in_language(FILL_IN, self.language)

    def header(self, text: str) -> str:
        """
        The head of ``edition.toml`` anew, without what only held for the former edition.
        """
        anew = self._head()
        made: list[str] = []
        newline = "\r\n" if "\r\n" in text else "\n"
        in_head, dropped = True, False
        for key, lines in _statements(text):
            if key is not None and lines.startswith("["):
                in_head, dropped = False, key == "in_force"
                if dropped:
                    continue
            if in_head and key in anew:
                made += [line + newline for line in anew.pop(key)]
            elif not (in_head and key in HEAD) and not (dropped and key is not None):
                made.append(lines)
        return "".join(made)

    def _head(self) -> dict[str, list[str]]:
        begun, mark = self._about(BEGUN), self.fill_in
        first = f"# valid_from = 2026-01-01  {mark}"
        if self.previous.valid_until is not None:
            first = f"valid_from = {self.previous.valid_until + timedelta(days=1)}  {mark}"
        return {
            "id": [f'id = "{self.id}"'],
            "revision": ["revision = 1"],
            "title": [f'title = {{ nl = "{self.id}", en = "{self.id}" }}  {mark}'],
            "text": [f'text.nl = "{begun.nl}"  {mark}', f'text.en = "{begun.en}"  {mark}'],
            "valid_from": [first],
        }

    def crosswalk(self, header: str) -> str:
        """
        A crosswalk in which nothing changes.
        """
        same = self._about(SAME_WORDS)
        lines = [
            'format = "kvo-norms/crosswalk/1"',
            f'previous = "{self.previous.id}"',
            f'sources = ["{self.previous.certificate.sources[0]}"]  {self.fill_in}',
            'provenance = "design"',
            f'reading.nl = "{same.nl}"  {self.fill_in}',
            f'reading.en = "{same.en}"  {self.fill_in}',
            "",
            "[vocabularies]",
        ]
        first = header.partition("\n")[0].rstrip("\r")
        if first.startswith(SCHEMA):
            lines.insert(0, first.replace("edition.json", "crosswalk.json"))
        return "\n".join(lines) + "\n"

    def readme(self) -> str:
        """
        What to do next.
        """
        text = in_language(NEXT_STEPS, self.language)
        return text.format(id=self.id, previous=self.previous.id, fill_in=self.fill_in)

    def _about(self, text: Text) -> Text:
        return Text(
            nl=text.nl.format(previous=self.previous.id),
            en=text.en.format(previous=self.previous.id),
        )


HEAD = ("id", "revision", "title", "text", "valid_from", "valid_until")
"""The keys that stand before the tables and are another edition's own."""


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _statements(text: str) -> Iterator[tuple[str | None, str]]:
    """
    The text in pieces: each key with its value, each header, and what lies between them.

    With each stands its first key; nothing with blank lines and comments.
    """
    pending = ""
    for line in text.splitlines(keepends=True):
        pending += line
        try:
            data = tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            continue
        yield next(iter(data), None), pending
        pending = ""


def _where_it_stands(text: str, path: Path) -> str:
    """
    The text without the line that names its schema, where from there it would name nothing.
    """
    first, _, rest = text.partition("\n")
    named = os.path.normpath(path.parent / first.removeprefix(SCHEMA).strip())
    return rest if first.startswith(SCHEMA) and not os.path.isfile(named) else text
