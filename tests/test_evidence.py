"""
The files of a dossier's documents, and recording their digests.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import attrs
import pytest

from conftest import ROOT
from kvo_norms import read_dossier, write_dossier
from kvo_norms.auditing.editing import with_digests
from kvo_norms.auditing.evidence import evidence_files, recorded
from kvo_norms.cli import main
from kvo_norms.dossier import Document, Dossier
from kvo_norms.errors import MissingExtraError, UnusableCallError
from kvo_norms.reading.dossiers import dossier_in
from kvo_norms.reading.files import parse_text

Captured = pytest.CaptureFixture[str]
CONTENT = b"the covenant"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
OTHER = hashlib.sha256(b"another").hexdigest()
START = 'format = "kvo-norms/dossier/1"\n'
OUTSIDE = (
    "../secret.pdf",
    "below/../../secret.pdf",
    "below/..",
    "/etc/hostname",
    "..\\secret.pdf",
    "below\\covenant.pdf",
    "C:\\secret.pdf",
    "c:secret.pdf",
    "\\\\server\\share\\secret.pdf",
    "//server/share",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd()",
    "\u202efdp.exe",
    "a\x1b[31m.pdf",
    "x" * 10_000,
    "\N{GRINNING FACE}.pdf",
    "a\x00b",
    "con",
    "~/covenant.pdf",
    "$HOME/covenant.pdf",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """
    A dossier's folder with one file in it, one in a folder below, and a secret beside it.
    """
    made = tmp_path / "dossier"
    (made / "below").mkdir(parents=True)
    (made / "covenant.pdf").write_bytes(CONTENT)
    (made / "below" / "plan.pdf").write_bytes(CONTENT)
    (tmp_path / "secret.pdf").write_bytes(CONTENT)
    return made


def dossier(*files: str, sha256: str | None = None) -> Dossier:
    """
    A dossier whose documents name these files.
    """
    return Dossier(documents=tuple(Document(file=file, sha256=sha256) for file in files))


def state(folder: Path, file: str, sha256: str | None = None) -> str:
    """
    How one file stands.
    """
    (found,) = evidence_files(dossier(file, sha256=sha256), folder)
    return found.state


class TestStates:
    """
    A file is fine, unrecorded, changed, missing, unreadable or outside.
    """

    @pytest.mark.parametrize("file", ["covenant.pdf", "below/plan.pdf", "./covenant.pdf"])
    @pytest.mark.parametrize(
        ("sha256", "expected"), [(DIGEST, "fine"), (None, "unrecorded"), (OTHER, "changed")]
    )
    def test_by_digest(self, file: str, sha256: str | None, expected: str, folder: Path) -> None:
        """
        By the digest that the dossier records.
        """
        assert state(folder, file, sha256) == expected

    @pytest.mark.parametrize("file", ["nothing.pdf", "below", ".", "covenant.pdf/x", "nowhere/x"])
    def test_missing(self, file: str, folder: Path) -> None:
        """
        A folder is no file.
        """
        assert state(folder, file, DIGEST) == "missing"

    @pytest.mark.parametrize("file", OUTSIDE)
    def test_outside_as_written(self, file: str, folder: Path) -> None:
        """
        A path that leaves the folder on any system is not followed, whatever is there.
        """
        (folder / "below\\covenant.pdf").write_bytes(CONTENT)
        assert state(folder, file, DIGEST) == "outside"

    @pytest.mark.parametrize(
        "target", ["../secret.pdf", "../../dossier/../secret.pdf", "/etc/passwd"]
    )
    def test_links_out(self, target: str, folder: Path) -> None:
        """
        Nor by a link, to a file or to a folder.
        """
        (folder / "link.pdf").symlink_to(target)
        (folder / "up").symlink_to("..")
        assert state(folder, "link.pdf", DIGEST) == "outside"
        assert state(folder, "up/secret.pdf", DIGEST) == "outside"
        assert state(folder, "up/dossier/covenant.pdf", DIGEST) == "fine"

    def test_links_inside(self, folder: Path) -> None:
        """
        A link that stays below the folder is followed; one in a circle cannot be.
        """
        (folder / "link.pdf").symlink_to("below/plan.pdf")
        (folder / "circle").symlink_to("circle")
        assert state(folder, "link.pdf", DIGEST) == "fine"
        assert state(folder, "circle", DIGEST) in ("missing", "unreadable")

    def test_folder_that_is_a_link(self, folder: Path, tmp_path: Path) -> None:
        """
        The dossier's own folder may be reached by a link.
        """
        (tmp_path / "door").symlink_to(folder)
        assert state(tmp_path / "door", "covenant.pdf", DIGEST) == "fine"

    def test_no_plain_file(self, folder: Path) -> None:
        """
        A pipe is not waited for.
        """
        os.mkfifo(folder / "pipe")
        assert state(folder, "pipe", DIGEST) == "missing"

    @pytest.mark.parametrize("file", HOSTILE)
    def test_hostile_names(self, file: str, folder: Path) -> None:
        """
        No name does harm or takes anything else for the file.
        """
        assert state(folder, file, DIGEST) in ("missing", "unreadable")

    def test_documents_without_a_file(self, folder: Path) -> None:
        """
        They are passed over, and so is a dossier without documents.
        """
        mixed = Dossier(documents=(Document(id="a"), Document(id="b", file="covenant.pdf")))
        assert [(it.index, it.document) for it in evidence_files(mixed, folder)] == [(1, "b")]
        assert evidence_files(Dossier(), folder) == ()


class TestRecorded:
    """
    Only digests that are not there yet are recorded.
    """

    def test_records(self, folder: Path) -> None:
        """
        What changed, is missing or lies outside stays as it is.
        """
        files = ("covenant.pdf", "nothing.pdf", "../secret.pdf")
        changed = Document(file="covenant.pdf", sha256=OTHER)
        made = Dossier(documents=(*(Document(file=file) for file in files), changed))
        found = recorded(made, evidence_files(made, folder))
        assert [it.sha256 for it in found.documents or ()] == [DIGEST, None, None, OTHER]

    def test_nothing_to_record(self, folder: Path) -> None:
        """
        Then the dossier is the very same.
        """
        made = dossier("nothing.pdf")
        assert recorded(made, evidence_files(made, folder)) is made


WRITTEN = {
    "tables": (
        '# about\n[[documents]]\nid = "a" # one\nfile = "covenant.pdf"   # the file\n'
        'note = """\nfile = "x"\n"""\n\n# the next\n[[documents]]\n  title = "t"\n'
        "  file = 'below/plan.pdf'\n\n[facts]\n"
    ),
    "inline": (
        'documents = [\n  { file = "covenant.pdf", id = "a" }, # c\n  {file="below/plan.pdf"},\n]\n'
    ),
    "no last newline": '[[documents]]\nfile = "covenant.pdf"',
    "two kinds of quotes": '[[documents]]\n"file" = """covenant.pdf"""\n[[documents]]\nid = "b"\n',
    "escapes": '[[documents]]\nfile = "cov\\u0065nant.pdf"\n',
    "in pieces": (
        '[[documents]]\nfile = "covenant.pdf"\n[[meetings]]\n[[documents]]\n'
        'file = "below/plan.pdf"\n[area]\nname = "A"\n'
    ),
    "a long text": '[[documents]]\nfile = """\\\n  covenant.pdf"""\ntitle = "a } # b"\n',
    "apart": '[[documents]]\nfile = "covenant.pdf"\n[area]\nname = "A"\n[[meetings]]\n',
}


class TestWritten:
    """
    Recording touches nothing else of the file.
    """

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("name", WRITTEN)
    def test_only_adds(self, name: str, newline: str, folder: Path) -> None:
        """
        The new text less what was added is the old text, and holds the digests.
        """
        text = (START + WRITTEN[name]).replace("\n", newline)
        before, faults = dossier_in(parse_text(text, file="", syntax="toml"))
        assert faults == []
        files = evidence_files(before, folder)
        after = recorded(before, files)
        digests = {it.index: str(it.sha256) for it in files}
        made = with_digests(text, digests, after)
        bare = made
        for added in (
            f'  sha256 = "{DIGEST}"{newline}',
            f'{newline}sha256 = "{DIGEST}"',
            f'sha256 = "{DIGEST}", ',
        ):
            bare = bare.replace(added, "")
        assert bare.rstrip() == text.rstrip()
        assert made.count(DIGEST) == len(digests)
        assert dossier_in(parse_text(made, file="", syntax="toml")) == (after, [])

    def test_golden(self, folder: Path) -> None:
        """
        The digest stands in the line after the file, as far in.
        """
        text = START + WRITTEN["tables"]
        before, _ = dossier_in(parse_text(text, file="", syntax="toml"))
        made = with_digests(text, {1: DIGEST}, recorded_at(before, 1))
        assert made == text.replace(
            "  file = 'below/plan.pdf'\n", f"  file = 'below/plan.pdf'\n  sha256 = \"{DIGEST}\"\n"
        )

    def test_refused(self) -> None:
        """
        What does not come out as it should is not written.
        """
        text = START + WRITTEN["tables"]
        with pytest.raises(UnusableCallError, match="by hand"):
            with_digests(text, {0: DIGEST}, Dossier())


def recorded_at(made: Dossier, index: int) -> Dossier:
    """
    The dossier with the digest at one document.
    """
    documents = list(made.documents or ())
    documents[index] = attrs.evolve(documents[index], sha256=DIGEST)
    return attrs.evolve(made, documents=tuple(documents))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without what finds the place in the text, the extra is named.
    """
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    with pytest.raises(MissingExtraError, match=r"kvo-norms\[cli\]"):
        with_digests(START + WRITTEN["tables"], {0: DIGEST}, Dossier())


def test_what_the_grammar_does_not_follow() -> None:
    """
    A text that only its parser takes is left alone.
    """
    text = f'{START}[[documents]]\nfile = "covenant.pdf"\n[area]\nsurface = 1e-4\n'
    with pytest.raises(UnusableCallError, match="by hand"):
        with_digests(text.replace("1e-4", "}"), {0: DIGEST}, Dossier())


class TestCommand:
    """
    ``kvo-norms evidence``.
    """

    def run(self, folder: Path, text: str, *options: str) -> int:
        """
        The exit code for a dossier of this text.
        """
        (folder / "dossier.toml").write_bytes((START + text).encode())
        return main(["evidence", str(folder / "dossier.toml"), *options])

    def test_all_fine(self, folder: Path, capsys: Captured) -> None:
        """
        0 where each file is what is recorded.
        """
        text = f'[[documents]]\nid = "a"\nfile = "covenant.pdf"\nsha256 = "{DIGEST}"\n'
        assert self.run(folder, text, "--lang", "en") == 0
        assert capsys.readouterr().out == ("fine            covenant.pdf (a)\n1 file: 1 fine.\n")

    def test_each_state(self, folder: Path, capsys: Captured) -> None:
        """
        1 where something is not; a line for each file, and the numbers.
        """
        rows = [
            ("covenant.pdf", DIGEST),
            ("covenant.pdf", None),
            ("covenant.pdf", OTHER),
            ("nothing.pdf", None),
            ("../secret.pdf", None),
        ]
        text = '[[documents]]\nid = "zonder"\n' + "".join(
            f'[[documents]]\nfile = "{file}"\n' + (f'sha256 = "{digest}"\n' if digest else "")
            for file, digest in rows
        )
        assert self.run(folder, text) == 1
        assert capsys.readouterr().out == (
            "in orde         covenant.pdf (documents[1])\n"
            "niet vastgelegd covenant.pdf (documents[2])\n"
            "veranderd       covenant.pdf (documents[3])\n"
            "ontbreekt       nothing.pdf (documents[4])\n"
            "buiten de map   ../secret.pdf (documents[5])\n"
            "5 bestanden: 1 in orde, 1 niet vastgelegd, 1 veranderd, 1 ontbreekt, 1 buiten de map;"
            " 1 document zonder bestand.\n"
        )

    def test_record(self, folder: Path, capsys: Captured) -> None:
        """
        ``--record`` writes the digest; the next run finds it fine. What changed is not covered up.
        """
        text = '# mine\n[[documents]]\nfile = "covenant.pdf" # here\n'
        assert self.run(folder, text, "--record", "--lang", "en") == 0
        assert capsys.readouterr().out.startswith("recorded now    covenant.pdf (documents[0])\n")
        path = folder / "dossier.toml"
        after = path.read_text()
        assert after == f'{START}{text}sha256 = "{DIGEST}"\n'
        assert main(["evidence", str(path)]) == 0
        (folder / "covenant.pdf").write_bytes(b"another")
        assert main(["evidence", str(path), "--record"]) == 1
        assert path.read_text() == after

    def test_record_in_json(self, folder: Path) -> None:
        """
        A dossier in JSON is written anew.
        """
        path = folder / "dossier.json"
        write_dossier(dossier("covenant.pdf"), path)
        assert main(["evidence", str(path), "--record"]) == 0
        assert read_dossier(path) == dossier("covenant.pdf", sha256=DIGEST)

    def test_record_in_a_workbook(self, folder: Path, capsys: Captured) -> None:
        """
        A workbook is checked like any dossier; it is not changed, and that is said.
        """
        (folder / "dossier.toml").write_text(f'{START}[[documents]]\nfile = "covenant.pdf"\n')
        path = folder / "dossier.xlsx"
        command = ["convert", str(folder / "dossier.toml"), "--edition", "kvo-2015"]
        assert main([*command, "--to", "kvo-2015", "-o", str(path)]) == 0
        before = path.read_bytes()
        assert main(["evidence", str(path)]) == 1
        assert main(["evidence", str(path), "--record"]) == 2
        assert "write them by hand" in capsys.readouterr().err
        assert path.read_bytes() == before

    def test_byte_order_mark_stays(self, folder: Path) -> None:
        """
        A file that begins with a byte order mark still does.
        """
        path = folder / "dossier.toml"
        path.write_bytes(f'\ufeff{START}[[documents]]\nfile = "covenant.pdf"\n'.encode())
        assert main(["evidence", str(path), "--record"]) == 0
        assert path.read_bytes().startswith(b"\xef\xbb\xbfformat")

    def test_the_page_shows_what_is_said(self, folder: Path, capsys: Captured) -> None:
        """
        The how-to's table is what such a dossier gives.
        """
        (folder / "stukken").mkdir()
        for name in ("convenant", "plan"):
            (folder / "stukken" / f"{name}.pdf").write_bytes(CONTENT)
        rows = (
            f'id = "convenant"\nfile = "stukken/convenant.pdf"\nsha256 = "{DIGEST}"',
            'id = "plan"\nfile = "stukken/plan.pdf"',
            'id = "matrix"\nfile = "stukken/matrix.xlsx"',
            'id = "a"',
            'id = "b"',
        )
        text = "".join(f"[[documents]]\n{row}\n" for row in rows)
        assert self.run(folder, text, "--lang", "en") == 1
        page = ROOT / "docs" / "how-to" / "check-evidence-files.md"
        assert f"--lang en\n{capsys.readouterr().out}```" in page.read_text(encoding="utf-8")

    def test_bad_file(self, folder: Path, capsys: Captured) -> None:
        """
        2 where the dossier cannot be read.
        """
        assert self.run(folder, "[[documents]]\nfile = 3\n") == 2
        assert "expected text" in capsys.readouterr().err

    @pytest.mark.parametrize("name", [it for it in HOSTILE if "\x00" not in it])
    def test_hostile_names(self, name: str, folder: Path, capsys: Captured) -> None:
        """
        What a terminal would obey is not shown, and a long name is cut.
        """
        path = folder / "dossier.json"
        write_dossier(attrs.evolve(dossier(name), id=None), path)
        assert main(["evidence", str(path)]) == 1
        out = capsys.readouterr().out
        assert not {"\x1b", "\u202e"} & set(out)
        assert max(map(len, out.splitlines())) < 300
