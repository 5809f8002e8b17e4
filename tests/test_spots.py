"""
The parts of a norm's patterns, and where they stand in the files.
"""

from __future__ import annotations

from kvo_norms import editions
from kvo_norms.authoring.sources import EditionFiles, edition_files
from kvo_norms.authoring.spots import in_toml, left_out, part_at, parts_of, put
from kvo_norms.catalogue import Norm, Star, norms_of
from kvo_norms.notation import as_test
from kvo_norms.patterns import Field, Parameter, Tests as ValueTests
from kvo_norms.reading.shipped import catalogue_folder

SHIPPED = editions()
FILES = {made.id: edition_files(catalogue_folder() / made.id, made) for made in SHIPPED}
HEADERS = ("[[norms]]", "[[stars]]", "[[stars.norms]]")
HOLDERS: list[tuple[EditionFiles, Norm | Star]] = [
    (FILES[made.id], holder) for made in SHIPPED for holder in norms_of(made)
]
HOLDERS += [(FILES[made.id], star) for made in SHIPPED for star in made.stars]


def line_at(files: EditionFiles, holder: Norm | Star, path: tuple[str | int, ...]) -> str:
    place = files.place_of(holder.id, path)
    assert place.line is not None
    name = place.file.rsplit("/", 1)[1].removesuffix(".toml")
    return files.files[name].read.text.splitlines()[place.line - 1]


def test_a_way_leads_to_its_part() -> None:
    for _, holder in HOLDERS:
        for spot, part in parts_of(holder):
            assert part_at(holder, spot) is part
            assert put(holder, spot, part) == holder


def test_left_out() -> None:
    for _, holder in HOLDERS:
        for spot, _ in parts_of(holder):
            if isinstance(spot[-1], int):
                without = part_at(left_out(holder, spot), spot[:-1])
                assert len(without) == len(part_at(holder, spot[:-1])) - 1


def test_each_part_stands_on_a_line_that_names_it() -> None:
    """
    A field's line holds its name, a parameter's its name, a test's the test or the field's value.
    """
    looked_at = 0
    for files, holder in HOLDERS:
        for spot, part in parts_of(holder):
            line = line_at(files, holder, in_toml(holder, spot))
            match part:
                case Field(name=name):
                    assert name in line
                case Parameter(name=name):
                    assert f"${name}" in line or "[" in line
                case ValueTests(tests=tests) if len(tests) > 1:
                    names = [as_test(test)[0] for test in tests]
                    field = in_toml(holder, spot)[-1]
                    assert any(name in line for name in (*names, str(field)))
                case _:
                    continue
            looked_at += 1
    assert looked_at > 500


def test_lines_of_a_norm() -> None:
    for files, holder in HOLDERS:
        first, lines = files.lines_of(holder.id)
        assert first > 0
        assert lines[0] in HEADERS
        heads = [line for line in lines if line in HEADERS]
        assert len(heads) == 1
        assert lines[-1].strip()
