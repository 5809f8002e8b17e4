"""
The report of one dossier in each of the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec

from kvo_norms.assessment import Assessment
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import MissingExtraError
from kvo_norms.records import frozen
from kvo_norms.reporting.languages import Language


@frozen(kw_only=True)
class Form:
    """
    A format of reports.
    """

    ending: str
    """The ending of its files, without a dot."""
    module: str
    """The module that writes it, below `kvo_norms.reporting`."""
    function: str
    """The function there."""
    needs: str | None = None
    """The package that must be installed."""
    extra: str = "report"
    """The extra that installs it."""


FORMS = {
    "json": Form(ending="json", module="json", function="as_json"),
    "md": Form(ending="md", module="markdown", function="as_markdown"),
    "text": Form(ending="txt", module="text", function="as_text", needs="rich", extra="cli"),
    "html": Form(ending="html", module="html", function="as_html", needs="jinja2"),
    "pdf": Form(ending="pdf", module="pdf", function="as_pdf", needs="typst"),
    "xlsx": Form(ending="xlsx", module="xlsx", function="as_xlsx", needs="xlsxwriter"),
}
"""The formats by their names on the command line."""


def report_of(
    form: str,
    assessment: Assessment,
    edition: Edition,
    dossier: Dossier,
    *,
    language: Language,
    names: bool,
) -> bytes:
    """
    The report of an assessment; names of persons only where `names` asks for them.

    The JSON is the result as it is, whatever `language` and `names` say.
    """
    module = import_module(f"kvo_norms.reporting.{FORMS[form].module}")
    write: Callable[..., str | bytes] = getattr(module, FORMS[form].function)
    if form == "json":
        written = write(assessment)
    else:
        written = write(assessment, edition, dossier, language=language, names=names)
    return written.encode("utf-8") if isinstance(written, str) else written


def check_extras(formats: Iterable[str]) -> None:
    """
    Refuse formats that need an extra which is not installed, before anything is done.

    Raises
    ------
    MissingExtraError
        Which extra is missing.
    """
    for form in formats:
        needs = FORMS[form].needs
        if needs is not None and find_spec(needs) is None:
            raise MissingExtraError(f"the format {form}", FORMS[form].extra)
