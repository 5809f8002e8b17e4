"""
The arguments of what a norm author uses.
"""

from __future__ import annotations

from argparse import ArgumentParser

from kvo_norms.cli.arguments.shared import (
    add_day,
    add_jobs,
    add_language,
    add_output,
    count,
    percentage,
    share,
    whole,
)


def check(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms check``.
    """
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="an edition's id or folder, or a folder of editions; without it every edition that "
        "is shipped",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="text without it; sarif is SARIF 2.1.0, github the lines that GitHub Actions shows",
    )
    parser.add_argument(
        "--select",
        action="append",
        metavar="CODE",
        help="only these codes, between commas or said more than once; KN1 is all of KN1xx",
    )
    parser.add_argument("--ignore", action="append", metavar="CODE", help="none of these codes")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="take out of the files what certainly can be; nothing else in them changes",
    )
    parser.add_argument(
        "--explain", metavar="CODE", help="show the page of a rule, and check nothing"
    )
    parser.add_argument(
        "--record",
        action="store_true",
        help="where there is neither error nor warning, record that this revision is published",
    )
    add_output(parser)


def compare(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms compare``.
    """
    parser.add_argument("old", metavar="OLD", help="the old edition: an id or a folder")
    parser.add_argument("new", metavar="NEW", help="the new edition: an id or a folder")
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "md"),
        help="without it what the ending of -o says, and text on the screen; md is a section for a"
        " changelog",
    )
    add_output(parser)


def docs(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms docs``.
    """
    parser.add_argument(
        "edition",
        nargs="+",
        metavar="EDITION",
        help="an edition's id or folder; with html also several, for the history of each norm",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("md", "html"),
        default="md",
        help="md without it: pages in Markdown; html is a site with a search",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        help="the folder for the pages, made where it is absent; pages of an earlier run are "
        "replaced, other files are left alone",
    )


def generate(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms generate``.
    """
    parser.add_argument(
        "--count", type=count, required=True, metavar="N", help="how many dossiers, from 1"
    )
    parser.add_argument(
        "--seed",
        type=whole,
        default=0,
        metavar="S",
        help="a whole number; another one gives another portfolio; 0 without it",
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="the edition that the dossiers are of; without it the newest",
    )
    parser.add_argument(
        "--broken",
        type=share,
        default=0.0,
        metavar="SHARE",
        help="about what share of the files cannot be read, from 0 to 1; 0 without it",
    )
    parser.add_argument(
        "--format",
        choices=("toml", "json"),
        help="the files of a folder: without it toml; a line is always json",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER|FILE.ndjson",
        help="a new or empty folder, for a file each, or one file, for a line each; without it "
        "lines on the screen",
    )


def impact(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms impact``.
    """
    parser.add_argument("old", metavar="OLD", help="the edition as it is: an id or a folder")
    parser.add_argument(
        "new",
        nargs="?",
        metavar="NEW",
        help="the edition that takes its place; without it OLD with what --set and --sweep say",
    )
    parser.add_argument(
        "corpus",
        metavar="CORPUS",
        help="the dossiers: a folder, an .ndjson file, one dossier, or generated:N or "
        "generated:N:SEED for N made-up ones",
    )
    parser.add_argument(
        "--set",
        dest="values",
        action="append",
        default=[],
        metavar="PARAMETER=VALUE",
        help="a value of NEW that is another than its file says, written as there; may be said "
        "more than once",
    )
    parser.add_argument(
        "--sweep",
        metavar="PARAMETER=FROM:TO:STEP",
        help="a value for each of several numbers, both ends included; or PARAMETER=A,B,C",
    )
    add_day(parser, "the day of the assessments; without it each dossier's as_of")
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "csv", "html"),
        help="without it text, or what the ending of -o says; html is one page with plots",
    )
    add_jobs(parser)
    add_output(parser)


def mutate(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms mutate``.
    """
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="an edition's id or folder; without it every edition that is shipped",
    )
    parser.add_argument(
        "-k",
        dest="choose",
        metavar="EXPRESSION",
        help="try only mutants with these words in their name, which begins with the norm's id; "
        "and, or, not and parentheses join words",
    )
    parser.add_argument(
        "--operators",
        action="append",
        metavar="OPERATOR",
        help="only these kinds of changes, between commas or said more than once",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text without it"
    )
    add_output(parser)


def schema(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms schema``.
    """
    parser.add_argument(
        "name",
        metavar="NAME",
        help="edition, section, stars, crosswalk, steps, scenarios, dossier, assessment, forecast, "
        "plan or replay",
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="the edition whose words, parameters, sources and norms are the only ones; without "
        "it the schema holds for every edition",
    )
    add_output(parser)


def test(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms test``.
    """
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="an edition's id or folder; without it every edition that is shipped",
    )
    parser.add_argument(
        "-k",
        dest="choose",
        metavar="EXPRESSION",
        help="run only scenarios with these words in their name, their file or a norm that they "
        "name; and, or, not and parentheses join words",
    )
    parser.add_argument(
        "-x", dest="first", action="store_true", help="stop at the first scenario that fails"
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="show what the scenarios show of the norms, and what they do not",
    )
    parser.add_argument(
        "--fail-under",
        type=percentage,
        metavar="N",
        help="with --coverage: end with 1 where less than N percent of the goals is reached",
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help="write scenarios, in TOML, for what none shows yet; a person must confirm them",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "junit", "html"),
        default="text",
        help="text without it; junit without --coverage only, html with it only",
    )
    add_output(parser)
