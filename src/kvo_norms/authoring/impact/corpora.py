"""
Where dossiers come from: files, the lines of a file, or a made-up portfolio; in pieces, so that
several processes can each take some.
"""

from __future__ import annotations

import itertools
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from kvo_norms.auditing.sources import Source, sources_below
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Fault, InvalidInputError, UnreadPartWarning, UnusableCallError
from kvo_norms.generating import portfolio
from kvo_norms.reading.dossiers import read_dossier
from kvo_norms.reading.lines import read_dossiers
from kvo_norms.records import frozen

GENERATED = re.compile(r"generated:(\d{1,9})(?::(-?\d{1,18}))?", re.ASCII)
MOST_FAULTS = 5
"""So many faults of a dossier are told."""
Read = tuple[str, Dossier | tuple[str, ...]]
"""A name, and the dossier or what is wrong with it."""


@frozen(kw_only=True)
class Piece:
    """
    Some dossiers of a corpus that follow each other.
    """

    first: int
    """The place of the first."""
    end: int
    """The place after the last."""


@frozen(kw_only=True)
class Files:
    """
    Dossiers in files.
    """

    root: Path
    sources: tuple[Source, ...]


@frozen(kw_only=True)
class Generated:
    """
    Dossiers that are made up when they are asked for, of the old edition.
    """

    count: int
    seed: int


@frozen(kw_only=True)
class Given:
    """
    Dossiers that are there already.
    """

    dossiers: tuple[Dossier, ...]


@frozen(kw_only=True)
class Corpus:
    """
    Dossiers to measure a change on.
    """

    name: str
    """What it is called in the result."""
    holds: Files | Generated | Given

    @property
    def size(self) -> int:
        """
        How many dossiers there are, readable or not.
        """
        match self.holds:
            case Files(sources=sources):
                return len(sources)
            case Generated(count=count):
                return count
            case Given(dossiers=dossiers):
                return len(dossiers)


def corpus_of(path: str | os.PathLike[str]) -> Corpus:
    """
    The dossiers of a folder, of a file of lines, or in one file; or ``generated:N[:SEED]``.

    Raises
    ------
    UnusableCallError
        Where there is no such folder or file, or nothing in it.
    """
    name = os.fspath(path)
    found = GENERATED.fullmatch(name)
    if found is not None:
        return generated_corpus(count=int(found[1]), seed=int(found[2] or 0))
    if name.startswith("generated:"):
        message = f"cannot read '{name}'"
        raise UnusableCallError(message, "write generated:6000, or generated:6000:1 with a seed")
    place = Path(name)
    if not place.exists():
        advice = "the last argument is a folder of dossiers, a file, or generated:N"
        raise UnusableCallError(f"there are no dossiers '{name}'", advice)
    sources = tuple(sources_below(place))
    if not sources:
        advice = "name a folder with .toml, .json, .xlsx or .ndjson files in it"
        raise UnusableCallError(f"there is no dossier in '{name}'", advice)
    root = place if place.is_dir() else place.parent
    return Corpus(name=name, holds=Files(root=root, sources=sources))


def generated_corpus(*, count: int, seed: int = 0) -> Corpus:
    """
    So many made-up dossiers of the old edition; see `kvo_norms.generating.portfolio`.

    Raises
    ------
    UnusableCallError
        Where `count` is not at least 1.
    """
    if count < 1:
        raise UnusableCallError(f"{count} dossiers tell nothing", "ask for 1 or more")
    return Corpus(name=f"generated:{count}:{seed}", holds=Generated(count=count, seed=seed))


def given_corpus(dossiers: Sequence[Dossier]) -> Corpus:
    """
    Dossiers that a program has.
    """
    return Corpus(name="given", holds=Given(dossiers=tuple(dossiers)))


def files_in(corpus: Corpus) -> Iterator[Path]:
    """
    The files that hold the dossiers, where files do.
    """
    if isinstance(corpus.holds, Files):
        for name in dict.fromkeys(source.file for source in corpus.holds.sources):
            yield corpus.holds.root / name


def dossiers_in(corpus: Corpus, piece: Piece, edition: Edition) -> Iterator[Read]:
    """
    The dossiers of a piece, held against the edition, each with its name.
    """
    match corpus.holds:
        case Generated(seed=seed):
            made = portfolio(edition, count=piece.end, seed=seed, first=piece.first)
            yield from ((dossier.id or "", dossier) for dossier in made)
        case Given(dossiers=dossiers):
            for place in range(piece.first, piece.end):
                dossier = dossiers[place]
                yield dossier.id or f"[{place}]", dossier
        case Files(root=root, sources=sources):
            chosen = sources[piece.first : piece.end]
            for (file, in_lines), group in itertools.groupby(
                chosen, key=lambda it: (it.file, it.line is not None)
            ):
                if in_lines:
                    yield from _lines(root, list(group), edition)
                else:
                    yield file, _file(root / file, edition)


def _lines(root: Path, sources: Sequence[Source], edition: Edition) -> Iterator[Read]:
    """
    Lines of one file, from the first that is asked for to the last.
    """
    first, last, file = sources[0], sources[-1], sources[0].file
    start, end = first.line or 1, last.line or 1
    try:
        with (root / file).open("rb") as opened:
            opened.seek(first.start)
            lines = itertools.islice(opened, end - start + 1)
            for line in read_dossiers(lines, edition=edition):
                faults = [attrs.evolve(it, line=None, column=None) for it in line.faults]
                name = f"{file}:{start + line.number - 1}"
                yield name, line.dossier or _told(faults)
    except OSError as error:
        yield file, ((error.strerror or "it cannot be read").lower(),)


def _file(path: Path, edition: Edition) -> Dossier | tuple[str, ...]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnreadPartWarning)
            return read_dossier(path, edition=edition)
    except InvalidInputError as error:
        return _told(error.faults)


def _told(faults: Sequence[Fault]) -> tuple[str, ...]:
    """
    What is wrong, each without the file that its row names.
    """
    told = [str(attrs.evolve(fault, file=None)) for fault in faults]
    more = len(told) - MOST_FAULTS
    return (*told[:MOST_FAULTS], *([f"and {more} more"] if more > 0 else []))
