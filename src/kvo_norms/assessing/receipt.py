"""
The receipt: digests of what was assessed and of what came out.
"""

from __future__ import annotations

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

    import rfc8785

    return hashlib.sha256(rfc8785.dumps(plain)).hexdigest()
