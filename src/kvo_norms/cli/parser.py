"""
The arguments of the command. Each subcommand's own module is loaded only when it runs.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kvo_norms.version import VERSION

_MOST_DIGITS = 18
EXIT_CODES = """\
exit codes: 0 met, or nothing wrong; 1 not met; 2 could not run (bad file, bad arguments, missing
extra); 3 still open"""


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """
    The parser with the subcommand that the arguments begin with; with all where they do not.
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
    asked = arguments[0] if arguments else None
    for name, add in _COMMANDS.items():
        if name == asked or asked not in _COMMANDS:
            add(commands)
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
    parser.add_argument(
        "--plan",
        action="store_true",
        help="with the cheapest steps to the certificate, in html alone",
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


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "check", "check an edition for mistakes, and for what is never meant")
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
    _add_output(parser)


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "compare", "tell what differs between two editions, norm by norm")
    parser.add_argument("old", metavar="OLD", help="the old edition: an id or a folder")
    parser.add_argument("new", metavar="NEW", help="the new edition: an id or a folder")
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "md"),
        help="without it what the ending of -o says, and text on the screen; md is a section for a"
        " changelog",
    )
    _add_output(parser)


def _add_impact(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "impact", "tell what another edition, or another value, does to areas")
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
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day of the assessments; without it each dossier's as_of",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "csv", "html"),
        help="without it text, or what the ending of -o says; html is one page with plots",
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        metavar="N",
        help="how many processes; without it as many as there are processors",
    )
    _add_output(parser)


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


def _add_forecast(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "forecast", "tell when the verdict will change if nothing is done")
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")
    parser.add_argument(
        "--edition",
        metavar="ID|FOLDER|auto",
        help="the edition; without it the dossier's own, else auto: the one in force on the day "
        "of the application, else on the first day",
    )
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the first day; without it the dossier's as_of, else today",
    )
    parser.add_argument(
        "--until",
        type=_day,
        metavar="DATE",
        help="the last day; without it that of the certificate that would follow",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        help="without it text, or what the ending of -o says",
    )
    _add_output(parser)


def _add_plan(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "plan", "find the cheapest steps to the certificate, or to a star")
    parser.add_argument("dossier", metavar="DOSSIER", help="a dossier, .toml, .json or .xlsx")
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
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day of the plan; without it the dossier's as_of, else today",
    )
    parser.add_argument(
        "--costs",
        metavar="FILE",
        help="what steps cost, in place of what the edition says of the same kinds of step",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "md"),
        help="without it text, or what the ending of -o says",
    )
    _add_output(parser)


def _add_replay(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "replay", "assess again from a receipt: is it the same?")
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
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        help="without it text, or what the ending of -o says",
    )
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
    parser = _add(commands, "docs", "write editions as pages for people, in Markdown or as a site")
    parser.add_argument(
        "edition",
        nargs="+",
        metavar="EDITION",
        help="an edition's id or folder; with html also several, for the history of each norm",
    )
    _add_language(parser)
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


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "new", "begin a dossier to fill in, or a new edition")
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
    _add_language(parser)
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


def _add_mutate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "mutate", "change norms one by one, and see what no scenario notices")
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
    _add_output(parser)


def _add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "schema", "write the JSON Schema of a kind of file, for editors")
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
    _add_output(parser)


def _add_test(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "test", "run the scenarios of an edition, and see what they show")
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
        type=_percentage,
        metavar="N",
        help="with --coverage: end with 1 where less than N percent of the goals is reached",
    )
    parser.add_argument(
        "--suggest",
        action="store_true",
        help="write scenarios, in TOML, for what none shows yet; a person must confirm them",
    )
    _add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "junit", "html"),
        default="text",
        help="text without it; junit without --coverage only, html with it only",
    )
    _add_output(parser)


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


_COMMANDS: Mapping[str, Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None]] = {
    "assess": _add_assess,
    "audit": _add_audit,
    "check": _add_check,
    "compare": _add_compare,
    "convert": _add_convert,
    "editions": _add_editions,
    "evidence": _add_evidence,
    "findings": _add_findings,
    "forecast": _add_forecast,
    "plan": _add_plan,
    "replay": _add_replay,
    "show": _add_show,
    "docs": _add_docs,
    "new": _add_new,
    "generate": _add_generate,
    "impact": _add_impact,
    "test": _add_test,
    "mutate": _add_mutate,
    "schema": _add_schema,
}


def _percentage(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no percentage; write a number from 0 to 100")
    return found
