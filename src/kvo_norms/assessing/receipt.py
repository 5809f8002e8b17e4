"""
The receipt: digests of what was assessed and of what came out.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from kvo_norms.assessing.preparing import prepared
from kvo_norms.assessment import Assessment, NormResult, Receipt
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.version import VERSION


def receipt_of(assessment: Assessment, *, edition: Edition, dossier: Dossier) -> Receipt:
    """
    The receipt of an assessment.
    """
    # Loaded when somebody asks for a receipt, not whenever something is assessed.
    from kvo_norms.writing import as_plain

    results: list[NormResult] = [
        *assessment.norms,
        *(norm for star in assessment.stars for norm in star.norms),
    ]
    contents: dict[str, Any] = {
        "edition": assessment.edition,
        "revision": assessment.revision,
        "edition_sha256": prepared(edition).digest(lambda: digest(as_plain(edition))),
        "dossier_sha256": digest(as_plain(dossier)),
        "on": assessment.on.isoformat(),
        "library": VERSION,
        "statuses": {result.id: result.status.value for result in results},
    }
    return Receipt(
        edition=assessment.edition,
        revision=assessment.revision,
        edition_sha256=contents["edition_sha256"],
        dossier_sha256=contents["dossier_sha256"],
        on=assessment.on,
        library=contents["library"],
        statuses=tuple((result.id, result.status) for result in results),
        sha256=digest(contents),
    )


def digest(plain: Any) -> str:
    """
    SHA-256, in hexadecimal, of the plain data as RFC 8785 (canonical) JSON.
    """
    import hashlib

    return hashlib.sha256(canonical(plain)).hexdigest()


def canonical(plain: Any) -> bytes:
    """
    Plain data as RFC 8785 JSON.

    The standard library writes the same, many times as fast, but for some numbers and for the order
    of some keys; where one of these may be, the slower writer decides.
    """
    text = json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    if (text.isascii() or _FAR.search(text) is None) and _numbers().search(f":{text}") is None:
        return text.encode()
    import rfc8785

    return rfc8785.dumps(plain)


_FAR = re.compile("[\ud800-\U0010ffff]")
"""A character whose place among others depends on how characters are counted."""


@cache
def _numbers() -> re.Pattern[str]:
    """
    A float that is whole or has an exponent, a whole number that may be too great.
    """
    return re.compile(r"[:,\[]-?\d+(?:\.0(?![0-9])|(?:\.\d+)?e|(?<=\d{16}))")
