"""
The arguments of the command. Each subcommand's own module is loaded only when it runs.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from datetime import date

from kvo_norms.version import VERSION

_MOST_DIGITS = 18
EXIT_CODES = """\
exit codes: 0 met, or nothing wrong; 1 not met; 2 could not run (bad file, bad arguments, missing
extra); 3 still open"""


def build_parser() -> argparse.ArgumentParser:
    """
    The parser with all subcommands.
    """
    parser = argparse.ArgumentParser(
        prog="kvo-norms",
        description="Assess areas by the norms of the Keurmerk Veilig Ondernemen.",
        epilog=EXIT_CODES,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"kvo-norms {VERSION}",
        help="show the version and stop",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_assess(commands)
    _add_audit(commands)
    _add_convert(commands)
    _add_editions(commands)
    _add_evidence(commands)
    _add_findings(commands)
    _add_show(commands)
    _add_docs(commands)
    _add_new(commands)
    _add_generate(commands)
    return parser


def _add_assess(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "assess", "assess a dossier: verdict, gaps, stars, certificate")
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the dossier's own, else auto: the one in force on the day "
        "of the application, else on the day of the assessment",
    )
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day of the assessment; without it the dossier's as_of, else today",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "md", "html", "pdf", "xlsx"),
        help="without it text, or what the ending of -o says; pdf and xlsx need -o",
    )
    parser.add_argument(
        "--names",
        action="store_true",
        help="show names of persons, which reports leave out; json is the result as it is",
    )
    _add_output(parser)


def _add_audit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "audit", "assess every dossier below a folder, with an overview")
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
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day of the assessments and of the overview; without it each dossier's as_of, "
        "and today",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        action="append",
        choices=("json", "md", "text", "html", "pdf", "xlsx"),
        help="a report of each dossier in this format; may be said more than once; json without it",
    )
    parser.add_argument(
        "--names",
        action="store_true",
        help="show names of persons, which reports leave out; json is the result as it is",
    )
    parser.add_argument(
        "--since", metavar="EARLIER", help="the folder of an earlier audit: tell what changed"
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        metavar="N",
        help="how many processes; without it as many as there are processors",
    )


def _add_convert(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "convert", "carry a dossier over into the next edition")
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")
    parser.add_argument(
        "--to", required=True, metavar="ID|FOLDER", help="the edition that it is carried to"
    )
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="the edition that it was made for; without it the dossier's own",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("toml", "json", "xlsx"),
        help="without it toml, or what the ending of -o says",
    )
    _add_output(parser)


def _add_editions(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "editions", "list the editions that come with the library")
    _add_language(parser)


def _add_evidence(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "evidence", "check the files of a dossier's documents")
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")
    parser.add_argument(
        "--record",
        action="store_true",
        help="write the digests that are not recorded into the dossier; nothing else changes",
    )
    _add_language(parser)


def _add_findings(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "findings", "write the worksheet of open judgements, or read it back")
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the worksheet's or the dossier's own, else auto",
    )
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day of the worksheet; without it the dossier's as_of, else today",
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="a worksheet that was filled in, .toml or .xlsx: write the dossier with its findings",
    )
    _add_language(parser)
    _add_output(parser)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "show", "show an edition, or one of its norms or stars")
    parser.add_argument(
        "what",
        metavar="EDITION[/NORM]",
        help="an edition's id or folder, and a norm's or star's id",
    )
    _add_language(parser)


def _add_docs(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "docs", "write an edition as pages for people, in Markdown")
    parser.add_argument("edition", metavar="EDITION", help="an edition's id or folder")
    _add_language(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        help="the folder for the pages, made where it is absent; pages of an earlier run are "
        "replaced, other files are left alone",
    )


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "new", "begin a file: a dossier to fill in")
    parser.add_argument("what", choices=("dossier",), help="what to begin")
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER",
        help="the edition whose words it shows; without it the newest",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("toml", "xlsx"),
        help="text or a workbook; without it toml, or what the ending of -o says",
    )
    _add_output(parser)


def _add_generate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "generate", "make up a portfolio of dossiers, to try things out on")
    parser.add_argument(
        "--count", type=_count, required=True, metavar="N", help="how many dossiers, from 1"
    )
    parser.add_argument(
        "--seed",
        type=_whole,
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
        type=_share,
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


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=about, description=about[0].upper() + about[1:] + ".", epilog=EXIT_CODES
    )
    parser.set_defaults(run=_later(f"kvo_norms.cli.{name}"))
    return parser


def _later(module: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        code: int = importlib.import_module(module).run(options)
        return code

    return run


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", choices=("nl", "en"), default="nl", help="the language of the text; nl without it"
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write there, not to the screen")


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it as 2015-01-31")
    return found


def _whole(text: str) -> int:
    """
    A whole number in ASCII digits; ``int`` takes more than that.
    """
    if not (text.removeprefix("-").isdecimal() and text.isascii()):
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number; write it in digits")
    if len(text) > _MOST_DIGITS:
        message = f"'{text}' is too long; use at most {_MOST_DIGITS} characters"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _count(text: str) -> int:
    found = _whole(text)
    if found < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is too few; ask for 1 or more")
    return found


def _share(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no share; write a number from 0 to 1")
    return found
