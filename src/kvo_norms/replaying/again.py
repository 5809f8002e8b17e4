"""
The replay: assess again, and compare with what the receipt says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kvo_norms.assessing import index
from kvo_norms.assessing.receipt import digest
from kvo_norms.assessment import Assessment, NormResult, Receipt
from kvo_norms.catalogue import Edition
from kvo_norms.dossier import Dossier
from kvo_norms.errors import Path
from kvo_norms.replaying.comparing import first_apart
from kvo_norms.replaying.evaluators import disagreement
from kvo_norms.replaying.result import Code, Difference, Replay
from kvo_norms.replaying.wording import difference
from kvo_norms.verdict import Status

EXPLAINED = ("gaps", "receipt")
"""What of an assessment is no decision: how it is explained, and the receipt, which is compared on
its own."""
TOLD_ALREADY = {"assessment_altered", "result_differs"}
HEADS: Mapping[Code, tuple[str, ...]] = {
    "edition_differs": ("edition", "revision"),
    "revision_differs": ("revision",),
    "dossier_altered": ("dossier", "area"),
}
"""What of an assessment is another by itself where something else was assessed."""


def replay(receipt: Assessment | Receipt, *, edition: Edition, dossier: Dossier) -> Replay:
    """
    Assess the dossier by the edition again, as of the receipt's day, and say whether all is the
    same.

    Told apart are a receipt or an assessment that was altered, another edition or revision, an
    edition or a dossier that was altered, evaluators that do not agree, and another result.
    Another version of the library is only remarked on, where it comes to the same.

    Raises
    ------
    InvalidInputError
        Where the dossier uses words, facts or norms that the edition does not know.
    """
    said = receipt if isinstance(receipt, Assessment) else None
    told = receipt.receipt if isinstance(receipt, Assessment) else receipt
    contents = _digested(told)
    sound = contents == told.sha256
    # What is claimed stands in the receipt; where that was altered, in the assessment.
    claimed: Assessment | Receipt = told if sound or said is None else said
    now = index(edition, dossier).assess(claimed.on)
    found: list[Difference] = []
    remarks: list[Difference] = []
    if not sound:
        path: Path = ("sha256",) if said is None else ("receipt", "sha256")
        found.append(difference("receipt_altered", path=path, said=told.sha256, now=contents))
    elif said is not None:
        found += _unlike_its_receipt(said, told)
    # A receipt that was altered, and was this one before, says nothing of edition and dossier.
    if sound or told.sha256 != now.receipt.sha256:
        found += _other_grounds(told, now.receipt)
        remarks += _other_library(told, now.receipt)
        found += _other_status(claimed, said, now)
    found += _disagreeing(edition, dossier, now)
    if said is not None and not {it.code for it in found} & TOLD_ALREADY:
        sure = not remarks and {it.code for it in found} <= {"receipt_altered"}
        heads = [name for it in found for name in HEADS.get(it.code, ())]
        for apart in _other_contents(said, now, heads=heads, sure=sure):
            (remarks if apart.code == "explanation_differs" else found).append(apart)
    return Replay(
        same=not found,
        edition=told.edition,
        revision=told.revision,
        on=told.on,
        sha256=told.sha256,
        library=told.library,
        replayed_by=now.receipt.library,
        differences=tuple(found),
        remarks=tuple(remarks),
    )


def _unlike_its_receipt(said: Assessment, receipt: Receipt) -> Iterator[Difference]:
    """
    The first place in which an assessment does not fit the receipt in the same file.
    """
    for name in ("edition", "revision", "on"):
        own, other = getattr(said, name), getattr(receipt, name)
        if own != other:
            yield difference("assessment_altered", path=(name,), said=own, now=other)
            return
    statuses = dict(receipt.statuses)
    for path, norm in _placed(said):
        other = statuses.pop(norm.id, None)
        if norm.status is not other:
            path = (*path, "status")
            yield difference(
                "assessment_altered", norm=norm.id, path=path, said=norm.status, now=other
            )
            return
    for name, status in statuses.items():
        yield difference("assessment_altered", norm=name, path=("norms",), now=status)
        return


def _digested(receipt: Receipt) -> str:
    contents: dict[str, Any] = {
        "edition": receipt.edition,
        "revision": receipt.revision,
        "edition_sha256": receipt.edition_sha256,
        "dossier_sha256": receipt.dossier_sha256,
        "on": receipt.on.isoformat(),
        "library": receipt.library,
        "statuses": {name: status.value for name, status in receipt.statuses},
    }
    return digest(contents)


def _placed(assessment: Assessment) -> Iterator[tuple[Path, NormResult]]:
    """
    The norms, those of the stars included, each with its place in the file.
    """
    for place, norm in enumerate(assessment.norms):
        yield ("norms", place), norm
    for star_index, star in enumerate(assessment.stars):
        for place, norm in enumerate(star.norms):
            yield ("stars", star_index, "norms", place), norm


def _other_grounds(receipt: Receipt, now: Receipt) -> Iterator[Difference]:
    """
    Another edition or dossier than the receipt names.
    """
    if receipt.edition != now.edition:
        yield difference("edition_differs", said=receipt.edition, now=now.edition)
    elif receipt.revision != now.revision:
        yield difference("revision_differs", said=receipt.revision, now=now.revision)
    elif receipt.edition_sha256 != now.edition_sha256:
        yield difference("edition_altered", said=receipt.edition_sha256, now=now.edition_sha256)
    if receipt.dossier_sha256 != now.dossier_sha256:
        yield difference("dossier_altered", said=receipt.dossier_sha256, now=now.dossier_sha256)


def _disagreeing(edition: Edition, dossier: Dossier, now: Assessment) -> Iterator[Difference]:
    """
    The first node on which the evaluators do not agree.
    """
    apart = disagreement(edition, dossier, now.on)
    if apart is not None:
        yield difference(
            "evaluators_disagree",
            norm=apart.id,
            part=apart.part,
            said=apart.first,
            now=apart.second,
        )


def _other_library(told: Receipt, now: Receipt) -> Iterator[Difference]:
    if told.library != now.library:
        yield difference("library_differs", said=told.library, now=now.library)


def _other_status(
    claimed: Assessment | Receipt, said: Assessment | None, now: Assessment
) -> Iterator[Difference]:
    """
    The first norm that comes to another status than is claimed.
    """
    before = {} if said is None else {norm.id: norm for _, norm in _placed(said)}
    statuses = (
        dict(claimed.statuses)
        if isinstance(claimed, Receipt)
        else {name: norm.status for name, norm in before.items()}
    )
    for path, norm in _placed(now):
        status = statuses.pop(norm.id, None)
        if status is not norm.status:
            yield _otherwise(path, norm, status, before.get(norm.id))
            return
    for name, status in statuses.items():
        yield difference("result_differs", norm=name, path=("norms",), said=status)
        return


def _otherwise(
    path: Path, norm: NormResult, status: Status | None, before: NormResult | None
) -> Difference:
    """
    Another status, with the first part of the pattern that comes to something else: a gap that was
    not there, else one that is no longer.
    """
    old = () if before is None else before.gaps
    reason = next((gap for gap in norm.gaps if gap not in old), None)
    lost = next((gap for gap in old if gap not in norm.gaps), None)
    gap = lost if reason is None else reason
    return difference(
        "result_differs",
        norm=norm.id,
        path=(*path, "status"),
        part=None if gap is None else gap.path,
        said=status,
        now=norm.status,
        reason=None if gap is None else gap.sentence,
        was=reason is None,
    )


def _other_contents(
    said: Assessment, now: Assessment, *, heads: Iterable[str], sure: bool
) -> Iterator[Difference]:
    """
    Where all norms have the same status: the first other thing that was decided or explained,
    `heads` left out.

    Where edition, dossier and library are the same (`sure`) somebody altered the file. An
    explanation alone may be another in another version.
    """
    decided = first_apart(said, now, without=(*EXPLAINED, *heads))
    apart = decided or first_apart(said, now, without=("receipt", *heads))
    if apart is not None:
        code: Code = "result_differs" if decided else "explanation_differs"
        yield difference(
            "assessment_altered" if sure else code,
            norm=_norm_at(apart.path, now),
            path=apart.path,
            said=apart.said,
            now=apart.now,
        )


def _norm_at(path: Path, now: Assessment) -> str | None:
    return next((norm.id for place, norm in _placed(now) if path[: len(place)] == place), None)
