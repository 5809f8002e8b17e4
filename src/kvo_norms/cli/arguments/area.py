"""
The arguments of what an area uses, and of what shows everybody the editions.
"""

from __future__ import annotations

from argparse import ArgumentParser

from kvo_norms.cli.arguments.shared import (
    add_day,
    add_dossier,
    add_language,
    add_names,
    add_output,
    day,
)


def assess(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms assess``.
    """
    add_dossier(parser)
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the dossier's own, else auto: the one in force on the day "
        "of the application, else on the day of the assessment",
    )
    add_day(parser, "the day of the assessment; without it the dossier's as_of, else today")
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "md", "html", "pdf", "xlsx"),
        help="without it text, or what the ending of -o says; pdf and xlsx need -o",
    )
    add_names(parser)
    parser.add_argument(
        "--plan",
        action="store_true",
        help="with the cheapest steps to the certificate, in html alone",
    )
    add_output(parser)


def editions(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms editions``.
    """
    add_language(parser)


def forecast(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms forecast``.
    """
    add_dossier(parser)
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the dossier's own, else auto: the one in force on the day "
        "of the application, else on the first day",
    )
    add_day(parser, "the first day; without it the dossier's as_of, else today")
    parser.add_argument(
        "--until",
        type=day,
        metavar="DATE",
        help="the last day; without it that of the certificate that would follow",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        help="without it text, or what the ending of -o says",
    )
    add_output(parser)


def new(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms new``.
    """
    parser.add_argument("what", choices=("dossier", "edition"), help="what to begin")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="ID|FOLDER",
        help="for an edition: the one that it begins as a copy of",
    )
    parser.add_argument(
        "--id", metavar="ID", help="for an edition: its id; without it the folder's name"
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="for a dossier: the edition whose words it shows; without it the newest",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("toml", "xlsx"),
        help="text or a workbook; without it toml, or what the ending of -o says",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        help="write there, not to the screen; an edition needs a new or empty folder",
    )


def plan(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms plan``.
    """
    add_dossier(parser)
    parser.add_argument(
        "--for",
        dest="goal",
        default="certificate",
        metavar="certificate|STAR",
        help="what the steps lead to: certificate without it, or a star's id",
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the dossier's own, else auto: the one in force on the day "
        "of the application, else on the day of the plan",
    )
    add_day(parser, "the day of the plan; without it the dossier's as_of, else today")
    parser.add_argument(
        "--costs",
        metavar="FILE",
        help="what steps cost, in place of what the edition says of the same kinds of step",
    )
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "md"),
        help="without it text, or what the ending of -o says",
    )
    add_output(parser)


def show(parser: ArgumentParser) -> None:
    """
    Of ``kvo-norms show``.
    """
    parser.add_argument(
        "what",
        metavar="EDITION[/NORM]",
        help="an edition's id or folder, and a norm's or star's id",
    )
    add_language(parser)
