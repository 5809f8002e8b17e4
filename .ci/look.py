"""
What `.ci/look` looks at: reports of the examples and of one dossier with hostile names, what
changes of norms do, and what scenarios show of them.

``make FOLDER`` writes them; ``compare FOLDER`` sees that a workbook that went through a spreadsheet
program and back still holds the same values, and that the PDFs are what they claim.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from python_calamine import CalamineWorkbook

from kvo_norms import assess, edition, read_dossier
from kvo_norms.authoring.site import site_of
from kvo_norms.cli import main
from kvo_norms.dossier import Area, Dossier, Measure, Waiver
from kvo_norms.generating.files import files
from kvo_norms.reporting.html import as_html
from kvo_norms.reporting.languages import Language
from kvo_norms.reporting.pdf import as_pdf
from kvo_norms.reporting.xlsx import as_xlsx

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
HOSTILE = "<script>alert(1)</script> =cmd() ../../x \u202eabc \U0001f692 " + "x" * 10_000


def hostile(dossier: Dossier) -> Dossier:
    """
    The dossier with a hostile name, a waiver that counts and one that does not.
    """
    waivers = [
        Waiver(norm=norm, reason=HOSTILE, granted_by=HOSTILE, valid_from=first, valid_until=last)
        for norm, first, last in (
            ("samenwerking.overleg", date(2022, 1, 1), date(2024, 1, 1)),
            ("samenwerking.convenant", date(2021, 1, 1), date(2021, 12, 31)),
        )
    ]
    return attrs.evolve(
        dossier,
        area=Area(name=HOSTILE, municipality=HOSTILE),
        measures=(Measure(title=HOSTILE, owner=HOSTILE, deadline=date(2022, 7, 1)),),
        meetings=(),
        waivers=tuple(waivers),
    )


def make(folder: Path) -> None:
    """
    Write the reports.
    """
    areas: list[tuple[str, Dossier, Language]] = [
        ("winkelhof", read_dossier(EXAMPLES / "winkelhof-2023.toml"), "en"),
        ("lage-weide", read_dossier(EXAMPLES / "lage-weide-2022.toml"), "nl"),
        ("hostile", hostile(read_dossier(EXAMPLES / "lage-weide-2022.toml")), "nl"),
    ]
    for name, dossier, language in areas:
        known = edition(dossier.edition or "kvo-2015")
        found = assess(known, dossier)
        page = as_html(found, known, dossier, language=language, names=True)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        for ending, written in (("pdf", as_pdf), ("xlsx", as_xlsx)):
            content = written(found, known, dossier, language=language, names=True)
            (folder / f"{name}.{ending}").write_bytes(content)
    overview(folder)
    for name, option, value in (
        ("impact", "--set", "survey_response_min=0.45"),
        ("sweep", "--sweep", "survey_response_min=0.02:0.50:0.02"),
    ):
        page_of = ["impact", "kvo-2015", "generated:40:1", option, value]
        main([*page_of, "-o", str(folder / f"{name}.html")])
    coverage = ["test", "kvo-2015", "--coverage", "-k", "evaluatie.toml", "--format", "html"]
    main([*coverage, "-o", str(folder / "coverage.html")])
    pages = site_of([edition("kvo-2008"), edition("kvo-2015")], language="nl")
    for name in ("index", *(f"kvo-2015/{it}" for it in ("index", "samenwerking", "crosswalk"))):
        page = pages[f"{name}.html"]
        (folder / f"site-{name.replace('/', '-')}.html").write_text(page, encoding="utf-8")


def overview(folder: Path) -> None:
    """
    Write the overview of an audit of all examples and some broken dossiers.
    """
    areas = folder / "areas"
    areas.mkdir()
    for path in EXAMPLES.glob("*.toml"):
        (areas / path.name).write_bytes(path.read_bytes())
    for file in files(edition("kvo-2015"), count=20, seed=1, broken_share=0.2):
        (areas / f"{file.id}.toml").write_text(file.text, encoding="utf-8")
    out = folder / "audit"
    main(["audit", str(areas), "-o", str(out), "--on", "2023-11-01", "--lang", "nl"])
    for name in ("overview.html", "overview.xlsx"):
        (folder / name).write_bytes((out / name).read_bytes())


def compare(folder: Path) -> None:
    """
    Compare each workbook with what came back.
    """
    for path in sorted(folder.glob("*.xlsx")):
        if values(path) != values(folder / "back" / path.name):
            sys.exit(f"{path.name} came back changed")


def values(path: Path) -> dict[str, list[list[Any]]]:
    """
    What stands in the cells, without empty rows at the end; numbers to twelve digits.
    """
    book = CalamineWorkbook.from_path(path)
    return {
        name: [
            [float(f"{cell:.12g}") if isinstance(cell, float) else cell for cell in row]
            for row in book.get_sheet_by_name(name).to_python()
        ]
        for name in book.sheet_names
    }


if __name__ == "__main__":
    {"make": make, "compare": compare}[sys.argv[1]](Path(sys.argv[2]))
