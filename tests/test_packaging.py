"""
The wheel, an editable install, and a program that uses the library.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

import kvo_norms
from kvo_norms import edition
from kvo_norms.reading import shipped
from kvo_norms.reading.shipped import catalogue_folder

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "catalogue"
PROGRAM = """\
import json
import kvo_norms

found = kvo_norms.edition("kvo-2015")
dossier = kvo_norms.Dossier(as_of=found.valid_from)
assessment = kvo_norms.assess(found, dossier)
print(
    json.dumps(
        {
            "file": kvo_norms.__file__,
            "editions": [it.id for it in kvo_norms.editions()],
            "verdict": assessment.verdict.value,
            "library": assessment.receipt.library,
            "revision": found.revision,
            "sentence": assessment.norms[0].gaps[0].sentence.nl,
        }
    )
)
"""


def run(program: str, folder: Path, *paths: Path) -> dict[str, object]:
    """
    What a program prints as JSON, run in a folder with these paths before all others.

    The checkout's own editable install is not seen: only the given paths and the folder with the
    installed dependencies are.
    """
    dependencies = Path(sysconfig.get_path("purelib"))
    whole = f"import sys\nsys.path += [{str(dependencies)!r}]\n{program}"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    command = [sys.executable, "-S", "-c", whole]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    found: dict[str, object] = json.loads(done.stdout)
    return found


def copied(folder: Path) -> Path:
    """
    What a wheel is built from, in another folder.
    """
    ignored = shutil.ignore_patterns("__pycache__", "_catalogue")
    for name in ("src", "catalogue"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    The wheel, built from a copy of the checkout.
    """
    source = copied(tmp_path_factory.mktemp("source"))
    target = tmp_path_factory.mktemp("wheel")
    _pip("wheel", str(source), "--no-deps", "--no-build-isolation", "-w", str(target))
    (found,) = target.glob("*.whl")
    return found


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    A folder in which the wheel is installed, without its dependencies.
    """
    target = tmp_path_factory.mktemp("installed")
    _pip("install", "--no-deps", "--target", str(target), str(wheel))
    return target


class TestWheel:
    """
    The wheel holds the catalogue and works elsewhere.
    """

    def test_catalogue(self, wheel: Path) -> None:
        """
        Every file of the catalogue is in it, unchanged.
        """
        with zipfile.ZipFile(wheel) as opened:
            held = {
                name.removeprefix("kvo_norms/_catalogue/"): opened.read(name)
                for name in opened.namelist()
                if name.startswith("kvo_norms/_catalogue/")
            }
        expected = {
            path.relative_to(CATALOGUE).as_posix(): path.read_bytes()
            for path in CATALOGUE.rglob("*")
            if path.is_file()
        }
        assert sorted(held) == sorted(expected)
        assert held == expected

    def test_whole(self, wheel: Path) -> None:
        """
        Every module, the mark that it is typed, and the licence; nothing of tests.
        """
        package = ROOT / "src" / "kvo_norms"
        with zipfile.ZipFile(wheel) as opened:
            names = set(opened.namelist())
            licences = [opened.read(name) for name in names if name.endswith("/LICENSE")]
        modules = {
            f"kvo_norms/{path.relative_to(package).as_posix()}" for path in package.rglob("*.py")
        }
        assert modules - names == set()
        assert "kvo_norms/py.typed" in names
        assert licences == [(ROOT / "LICENSE").read_bytes()]
        top = {name.partition("/")[0] for name in names}
        assert [name for name in top if not name.startswith("kvo_norms")] == []

    def test_says_what_it_needs(self, wheel: Path) -> None:
        """
        The core needs three packages; all others come with extras.
        """
        with zipfile.ZipFile(wheel) as opened:
            (name,) = (it for it in opened.namelist() if it.endswith(".dist-info/METADATA"))
            said = message_from_bytes(opened.read(name))
        needed = [it for it in said.get_all("Requires-Dist", []) if "extra ==" not in it]
        assert [it.partition(">")[0].strip() for it in needed] == [
            "attrs",
            "rfc8785",
            "tomli-w",
        ]
        assert said["Requires-Python"] == ">=3.11"
        extras = set(said.get_all("Provides-Extra", []))
        assert {"cli", "report", "bulk", "prove", "testing", "all"} - extras == set()

    def test_works_elsewhere(self, installed: Path, tmp_path: Path) -> None:
        """
        Installed in another folder it reads its own catalogue and assesses.
        """
        found = run(PROGRAM, tmp_path, installed)
        assert Path(str(found["file"])).is_relative_to(installed)
        editions = sorted(path.parent.name for path in CATALOGUE.glob("*/edition.toml"))
        assert found["editions"] == editions
        assert found["verdict"] == "open"

    def test_command(self, installed: Path, tmp_path: Path) -> None:
        """
        So does the command.
        """
        program = (
            "import json, io, contextlib\nfrom kvo_norms.cli import main\n"
            "said = io.StringIO()\n"
            "with contextlib.redirect_stdout(said):\n"
            "    code = main(['new', 'dossier', '-o', 'nieuw.toml'])\n"
            "    code += main(['assess', 'nieuw.toml', '--on', '2020-01-01', '--format', 'json'])\n"
            "print(json.dumps({'code': code, 'said': json.loads(said.getvalue())}))\n"
        )
        found = run(program, tmp_path, installed)
        assert found["code"] == 3


class TestEditable:
    """
    In a checkout an edited norm is seen at once.
    """

    def test_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        The catalogue stands beside ``src`` in a checkout, and inside the package elsewhere.
        """
        assert catalogue_folder() == CATALOGUE
        elsewhere = tmp_path / "site-packages" / "kvo_norms"
        monkeypatch.setattr(shipped, "__file__", str(elsewhere / "reading" / "shipped.py"))
        assert catalogue_folder() == elsewhere / "_catalogue"

    def test_linked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A package that is a link into a checkout, as some tools install it, uses the checkout's.
        """
        (tmp_path / "kvo_norms").symlink_to(Path(kvo_norms.__file__).parent)
        monkeypatch.setattr(shipped, "__file__", f"{tmp_path}/kvo_norms/reading/shipped.py")
        assert catalogue_folder() == CATALOGUE

    @pytest.fixture
    def checkout(self, tmp_path: Path, installed: Path) -> Path:
        """
        A copy of the checkout, with the metadata of an install beside it.
        """
        made = copied(tmp_path / "checkout")
        for info in installed.glob("*.dist-info"):
            shutil.copytree(info, made / "src" / info.name)
        return made

    def test_edited_norm(self, checkout: Path, tmp_path: Path) -> None:
        """
        A changed file counts the next time that Python starts.
        """
        before = run(PROGRAM, tmp_path, checkout / "src")
        _revise(checkout / "catalogue", 41)
        after = run(PROGRAM, tmp_path, checkout / "src")
        assert (before["revision"], after["revision"]) == (edition("kvo-2015").revision, 41)
        assert Path(str(after["file"])).is_relative_to(checkout)

    def test_edited_while_it_runs(self, checkout: Path, tmp_path: Path) -> None:
        """
        And also while it runs.
        """
        program = (
            "import json, pathlib, kvo_norms\n"
            "before = kvo_norms.edition('kvo-2015').revision\n"
            f"path = pathlib.Path({str(checkout)!r}, 'catalogue', 'kvo-2015', 'edition.toml')\n"
            "path.write_text(path.read_text().replace('revision = ', 'revision = 4'))\n"
            "after = kvo_norms.edition('kvo-2015').revision\n"
            "print(json.dumps({'revisions': [before, after]}))\n"
        )
        before = edition("kvo-2015").revision
        after = int(f"4{before}")
        assert run(program, tmp_path, checkout / "src")["revisions"] == [before, after]

    def test_stale_copy(self, checkout: Path, tmp_path: Path) -> None:
        """
        A copy of the catalogue inside the package, left by an earlier build, does not win.
        """
        shutil.copytree(checkout / "catalogue", checkout / "src" / "kvo_norms" / "_catalogue")
        _revise(checkout / "src" / "kvo_norms" / "_catalogue", 13)
        _revise(checkout / "catalogue", 41)
        assert run(PROGRAM, tmp_path, checkout / "src")["revision"] == 41

    def test_stale_copy_in_an_environment(
        self, checkout: Path, installed: Path, tmp_path: Path
    ) -> None:
        """
        Nor does one that stands elsewhere on the path, as site-packages may.
        """
        shutil.copytree(
            installed / "kvo_norms" / "_catalogue", tmp_path / "site" / "kvo_norms" / "_catalogue"
        )
        _revise(tmp_path / "site" / "kvo_norms" / "_catalogue", 13)
        _revise(checkout / "catalogue", 41)
        assert run(PROGRAM, tmp_path, checkout / "src", tmp_path / "site")["revision"] == 41
        assert run(PROGRAM, tmp_path, tmp_path / "site", checkout / "src")["revision"] == 41


def _revise(catalogue: Path, revision: int) -> None:
    path = catalogue / "kvo-2015" / "edition.toml"
    text = path.read_text(encoding="utf-8")
    revised = re.sub(r"(?m)^revision = \d+$", f"revision = {revision}", text)
    path.write_text(revised, encoding="utf-8")


class TestTyped:
    """
    The library is typed for those who use it.
    """

    def test_consumer(self, installed: Path, tmp_path: Path) -> None:
        """
        A small program passes ``mypy --strict`` where the wheel is installed.
        """
        venv.create(tmp_path / "venv", with_pip=False)
        (site,) = (tmp_path / "venv" / "lib").glob("*/site-packages")
        shutil.copytree(installed, site, dirs_exist_ok=True)
        (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        program = shutil.copy(ROOT / "tests" / "typed" / "consumer.py", tmp_path)
        command = [
            *(sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file="),
            *("--python-executable", str(tmp_path / "venv" / "bin" / "python"), str(program)),
        ]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout == "Success: no issues found in 1 source file\n"

    def test_consumer_runs(self, installed: Path, tmp_path: Path) -> None:
        """
        And it runs.
        """
        shutil.copy(ROOT / "tests" / "typed" / "consumer.py", tmp_path)
        program = (
            "import json, pathlib, consumer\n"
            "print(json.dumps({'said': consumer.main(pathlib.Path('.'))}))\n"
        )
        found = run(program, tmp_path, installed, tmp_path)
        assert str(found["said"]).startswith("niet voldaan ")
