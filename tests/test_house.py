"""
Imports point one way, and importing the library is cheap in what it loads.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import kvo_norms
from kvo_norms.cli import parser

PUBLIC: list[str] = vars(kvo_norms)["__all__"]
ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "kvo_norms"
ORDER = (
    "version",
    "records",
    "making",
    "errors",
    "verdict",
    "durations",
    "figures",
    "kinds",
    "checking",
    "patterns",
    "dossier",
    "catalogue",
    "coding",
    "notation",
    "workbook",
    "writing",
    "fitting",
    "assessment",
    "reading",
    "evaluating",
    "compiling",
    "explaining",
    "assessing",
    "forecasting",
    "replaying",
    "converting",
    "planning",
    "generating",
    "reporting",
    "auditing",
    "authoring",
    "testing",
    "cli",
)
"""Every module may import those before it."""
OUTER = ("generating", "reporting", "auditing", "authoring", "testing", "cli")
ALLOWED = {"attr", "attrs", "rfc8785", "tomli_w", "kvo_norms"}
"""What the core may load beside the standard library."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """
    The module's name without the package's: ``reading.files``, or nothing for the package itself.
    """
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """
    The library's own modules that a file imports, anywhere in it, also for its types alone.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            names = [node.module or ""]
            if node.module == "kvo_norms":
                names = [f"kvo_norms.{alias.name}" for alias in node.names]
        for name in names:
            package, _, inner = name.partition(".")
            if package == "kvo_norms":
                yield inner


class TestImports:
    """
    Imports point one way, up the list of modules.
    """

    def test_every_module_has_its_place(self) -> None:
        """
        No module is missing from the list, and none on the list is missing.
        """
        found = {name_of(path).partition(".")[0] for path in MODULES} - {""}
        assert sorted(found) == sorted(ORDER)

    @pytest.mark.parametrize("module", ORDER)
    def test_one_way(self, module: str) -> None:
        """
        A module imports from those before it only.
        """
        later = set(ORDER[ORDER.index(module) + 1 :])
        wrong = [
            f"{name_of(path)} imports {inner}"
            for path in MODULES
            if name_of(path).partition(".")[0] == module
            for inner in imports_of(path)
            if inner.partition(".")[0] in later | {""}
        ]
        assert wrong == []

    def test_no_circles(self) -> None:
        """
        Inside a module that is a folder, its files import each other one way too.
        """
        graph = {name_of(path): set(imports_of(path)) - {name_of(path)} for path in MODULES}
        assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)

    def test_public_names_are_of_the_core(self) -> None:
        """
        The package itself names nothing of the outer modules.
        """
        (package,) = (path for path in MODULES if name_of(path) == "")
        assert [it for it in imports_of(package) if it.partition(".")[0] in OUTER] == []


def loaded(program: str) -> list[str]:
    """
    The modules that a program loads on top of a bare interpreter's.
    """
    whole = (
        "import sys\nbare = set(sys.modules)\n"
        f"{program}\n"
        "import json\nprint(json.dumps(sorted(set(sys.modules) - bare)))\n"
    )
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", whole]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


class TestNames:
    """
    The package itself gives the public names.
    """

    def test_all(self) -> None:
        """
        Every public name is there, and shown by ``dir``.
        """
        missing = [name for name in PUBLIC if not hasattr(kvo_norms, name)]
        assert missing == []
        assert set(PUBLIC) - set(dir(kvo_norms)) == set()

    def test_unknown(self) -> None:
        """
        Another name is refused as modules do.
        """
        with pytest.raises(AttributeError, match="module 'kvo_norms' has no attribute 'asses'"):
            getattr(kvo_norms, "asses")  # noqa: B009


class TestWhatLoads:
    """
    The core loads its few dependencies and the standard library, and nothing else.
    """

    PROGRAMS = (
        "import kvo_norms",
        "import kvo_norms\nfor name in kvo_norms.__all__: getattr(kvo_norms, name)",
        (
            "import kvo_norms, datetime\n"
            "found = kvo_norms.assess(\n"
            "    kvo_norms.edition('kvo-2015'), kvo_norms.Dossier(), on=datetime.date(2020, 1, 1)\n"
            ")\n"
            "found.receipt\n"
            "[gap.sentence for norm in found.norms for gap in norm.gaps]"
        ),
    )

    @pytest.mark.parametrize("program", PROGRAMS, ids=["import", "every name", "an assessment"])
    def test_of_others(self, program: str) -> None:
        """
        Nothing but attrs, tomli-w, rfc8785 and what these need.
        """
        others = {name.partition(".")[0] for name in loaded(program)} - sys.stdlib_module_names
        assert others - ALLOWED == set()

    @pytest.mark.parametrize("program", PROGRAMS, ids=["import", "every name", "an assessment"])
    def test_of_its_own(self, program: str) -> None:
        """
        Neither reports nor the tools of norm authors nor the command.
        """
        own = [name.split(".")[1] for name in loaded(program) if name.startswith("kvo_norms.")]
        assert [name for name in own if name in OUTER] == []


WINKELHOF = "docs/examples/winkelhof-2023.toml"
SETS_OUT = (
    *("converting", "compiling", "generating", "reporting", "auditing", "authoring"),
    *("testing", "forecasting", "replaying", "planning"),
)
"""What of the library not every command needs."""


class TestCommands:
    """
    A command loads what it uses. Here is listed what each loads beside the core.
    """

    COMMANDS = (
        ("--version", ""),
        ("editions", "reporting"),
        (f"assess {WINKELHOF}", "reporting"),
        (f"assess {WINKELHOF} --format json", "reporting"),
        (f"assess {WINKELHOF} --format md", "reporting"),
        (f"assess {WINKELHOF} --format html", "forecasting jinja2 reporting tomli_w"),
        (
            f"assess {WINKELHOF} --format xlsx -o {{folder}}/a.xlsx",
            "forecasting reporting tomli_w xlsxwriter",
        ),
        (
            "audit docs/examples -o {folder}/audit",
            "auditing compiling jinja2 reporting xlsxwriter",
        ),
        (f"convert {WINKELHOF} --to kvo-2015", "converting reporting tomli_w"),
        (f"evidence {WINKELHOF}", "auditing reporting"),
        (f"findings {WINKELHOF} -o {{folder}}/findings.toml", "auditing reporting tomli_w"),
        (f"forecast {WINKELHOF}", "forecasting reporting"),
        (f"plan {WINKELHOF}", "planning reporting"),
        (
            "replay tests/golden/lage-weide-2022.json --dossier docs/examples",
            "auditing compiling replaying reporting",
        ),
        ("show kvo-2015/samenwerking.partners", "reporting tomli_w"),
        ("docs kvo-2015 -o {folder}/docs", "reporting tomli_w"),
        ("new dossier -o {folder}/new.toml", "authoring reporting"),
        ("generate --count 1", "generating reporting tomli_w"),
        ("schema dossier", "authoring reporting"),
        ("check kvo-2015", "authoring reporting rich tree_sitter tree_sitter_toml"),
        ("compare kvo-2008 kvo-2015", "authoring converting reporting"),
        (
            "impact kvo-2015 generated:3 --set survey_response_min=0.30",
            "auditing authoring compiling converting generating reporting tomli_w",
        ),
        ("test kvo-2015", "authoring compiling reporting"),
        ("mutate kvo-2015", "authoring compiling reporting"),
    )

    @pytest.mark.parametrize(("command", "expected"), COMMANDS, ids=[it for it, _ in COMMANDS])
    def test_loads(self, command: str, expected: str, tmp_path: Path) -> None:
        """
        Parts of the library and other packages; attrs comes with the core.
        """
        arguments = [word.format(folder=tmp_path) for word in command.split()]
        found = loaded(
            "import contextlib, io, kvo_norms.cli\n"
            "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
            f"    assert kvo_norms.cli.main({arguments!r}) != 2\n"
        )
        parts = {name.split(".")[1] for name in found if name.startswith("kvo_norms.")}
        others = {name.partition(".")[0] for name in found} - sys.stdlib_module_names
        known = {"kvo_norms", "attr", "attrs", "markupsafe", "__mp_main__"}
        assert " ".join(sorted(parts & set(SETS_OUT) | others - known)) == expected

    def test_every_command(self) -> None:
        """
        No command is missing from the list.
        """
        listed = {command.split()[0] for command, _ in self.COMMANDS} - {"--version"}
        assert listed == set(parser.COMMANDS)

    @pytest.mark.parametrize("name", parser.COMMANDS)
    def test_arguments(self, name: str) -> None:
        """
        Of the arguments only those of the command's own kind of user, and no ways of packing files.
        """
        found = loaded(f"from kvo_norms.cli import parser\nparser.build_parser([{name!r}])")
        rooms = [it for it in found if it.startswith("kvo_norms.cli.arguments.")]
        user = parser.COMMANDS[name][0]
        expected = {f"kvo_norms.cli.arguments.{it}" for it in (user, "shared")}
        assert (set(rooms), "shutil" in found) == (expected, False)

    def test_every_argument_has_its_command(self) -> None:
        """
        Each function of the modules of arguments is a command's, and stands with its user.
        """
        users = {user for user, _ in parser.COMMANDS.values()}
        stand = {
            (user, name)
            for user in users
            for name, it in vars(importlib.import_module(f"kvo_norms.cli.arguments.{user}")).items()
            if getattr(it, "__module__", "") == f"kvo_norms.cli.arguments.{user}"
        }
        assert stand == {(user, name) for name, (user, _) in parser.COMMANDS.items()}
