"""
The parser of the command.

It holds the subcommand that is asked for. Its arguments stand in ``cli.arguments``; what it does
stands in the module that bears its name, which is loaded only when it runs.
"""

from __future__ import annotations

import importlib
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Mapping, Sequence

from kvo_norms.version import VERSION

EXIT_CODES = """\
exit codes: 0 met, or nothing wrong; 1 not met; 2 could not run (bad file, bad arguments, missing
extra); 3 still open"""

COMMANDS: Mapping[str, tuple[str, str]] = {
    "assess": ("area", "assess a dossier: verdict, gaps, stars, certificate"),
    "audit": ("body", "assess every dossier below a folder, with an overview"),
    "check": ("author", "check an edition for mistakes, and for what is never meant"),
    "compare": ("author", "tell what differs between two editions, norm by norm"),
    "convert": ("body", "carry a dossier over into the next edition"),
    "editions": ("area", "list the editions that come with the library"),
    "evidence": ("body", "check the files of a dossier's documents"),
    "findings": ("body", "write the worksheet of open judgements, or read it back"),
    "forecast": ("area", "tell when the verdict will change if nothing is done"),
    "plan": ("area", "find the cheapest steps to the certificate, or to a star"),
    "replay": ("body", "assess again from a receipt: is it the same?"),
    "show": ("area", "show an edition, or one of its norms or stars"),
    "docs": ("author", "write editions as pages for people, in Markdown or as a site"),
    "new": ("area", "begin a dossier to fill in, or a new edition"),
    "generate": ("author", "make up a portfolio of dossiers, to try things out on"),
    "impact": ("author", "tell what another edition, or another value, does to areas"),
    "test": ("author", "run the scenarios of an edition, and see what they show"),
    "mutate": ("author", "change norms one by one, and see what no scenario notices"),
    "schema": ("author", "write the JSON Schema of a kind of file, for editors"),
}
"""Each command: the module with its arguments, which is who uses it most, and what it does."""


def build_parser(arguments: Sequence[str]) -> ArgumentParser:
    """
    The parser with the subcommand that the arguments begin with; with all where they do not.
    """
    parser = ArgumentParser(
        prog="kvo-norms",
        description="Assess areas by the norms of the Keurmerk Veilig Ondernemen.",
        epilog=EXIT_CODES,
        formatter_class=_of_no_screen,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"kvo-norms {VERSION}",
        help="show the version and stop",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    asked = [name for name in arguments[:1] if name in COMMANDS]
    for name in asked or COMMANDS:
        about = COMMANDS[name][1]
        command = commands.add_parser(
            name,
            help=about,
            description=about[0].upper() + about[1:] + ".",
            epilog=EXIT_CODES,
            formatter_class=_of_no_screen,
        )
        _fill(command, name)
        command.formatter_class = HelpFormatter
    parser.formatter_class = HelpFormatter
    return parser


def _fill(parser: ArgumentParser, name: str) -> None:
    """
    Give a command its arguments, and what it runs.
    """
    user = COMMANDS[name][0]
    add: Callable[[ArgumentParser], None] = getattr(
        importlib.import_module(f"kvo_norms.cli.arguments.{user}"), name
    )
    add(parser)
    parser.set_defaults(run=_later(f"kvo_norms.cli.{name}"))


def _later(module: str) -> Callable[[Namespace], int]:
    def run(options: Namespace) -> int:
        code: int = importlib.import_module(module).run(options)
        return code

    return run


def _of_no_screen(prog: str) -> HelpFormatter:
    """
    The form of help while a parser is built: argparse tries it on each argument, and to measure a
    screen it would load ``shutil`` and all its ways of packing files.
    """
    return HelpFormatter(prog, width=80)
