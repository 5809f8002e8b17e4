"""
The arguments of what a certification body uses.
"""

from __future__ import annotations

from argparse import ArgumentParser

from kvo_norms.cli.arguments.shared import (
    add_day,
    add_dossier,
    add_jobs,
    add_language,
    add_names,
    add_output,
)


def audit(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms audit``.
    """
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        help="a folder of dossiers, .toml, .json, .xlsx or .ndjson, or one file of lines",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="the folder for reports and overview: new, empty, or that of an earlier run, of which "
        "what is done and unchanged is left as it is",
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition of every dossier; without it each dossier's own, else auto",
    )
    add_day(
        parser,
        "the day of the assessments and of the overview; without it each dossier's as_of, "
        "and today",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        action="append",
        choices=("json", "md", "text", "html", "pdf", "xlsx"),
        help="a report of each dossier in this format; may be said more than once; json without it",
    )
    add_names(parser)
    parser.add_argument(
        "--since", metavar="EARLIER", help="the folder of an earlier audit: tell what changed"
    )
    add_jobs(parser)


def convert(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms convert``.
    """
    add_dossier(parser)
    parser.add_argument(
        "--to", required=True, metavar="ID|FOLDER", help="the edition that it is carried to"
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="the edition that it was made for; without it the dossier's own",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("toml", "json", "xlsx"),
        help="without it toml, or what the ending of -o says",
    )
    add_output(parser)


def evidence(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms evidence``.
    """
    add_dossier(parser)
    parser.add_argument(
        "--record",
        action="store_true",
        help="write the digests that are not recorded into the dossier; nothing else changes",
    )
    add_language(parser)


def findings(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms findings``.
    """
    add_dossier(parser)
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the worksheet's or the dossier's own, else auto",
    )
    add_day(parser, "the day of the worksheet; without it the dossier's as_of, else today")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="a worksheet that was filled in, .toml or .xlsx: write the dossier with its findings",
    )
    add_language(parser)
    add_output(parser)


def replay(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms replay``.
    """
    parser.add_argument(
        "receipt", metavar="RECEIPT", help="the JSON of an assessment, or of its receipt alone"
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="the edition; without it the shipped one that the receipt names",
    )
    parser.add_argument(
        "--dossier",
        metavar="FILE|FOLDER",
        help="the dossier, or a folder in which it is found by its digest; without it the "
        "receipt's own folder",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        help="without it text, or what the ending of -o says",
    )
    add_output(parser)
