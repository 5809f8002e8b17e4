"""
Mending what certainly can be: what remarks offer to take out is taken out of the files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kvo_norms.authoring.check.remarks import CheckResult, Fix, Remark
from kvo_norms.authoring.check.removing import removed
from kvo_norms.reading.files import BYTE_ORDER_MARK
from kvo_norms.writing import write_whole


def fix_remarks(result: CheckResult) -> tuple[Remark, ...]:
    """
    The remarks whose fixes were written into the files.

    Every other character of a file stays what it was. What cannot be taken out in this way is
    left as it is.

    Raises
    ------
    OSError
        Where a file cannot be read or written.
    """
    by_file: dict[str, list[tuple[Remark, Fix]]] = defaultdict(list)
    for remark in result.remarks:
        if remark.fix is not None:
            by_file[remark.fix.file].append((remark, remark.fix))
    fixed: list[Remark] = []
    for file, wanted in by_file.items():
        fixed += _fixed(file, wanted)
    return tuple(fixed)


def _fixed(file: str, wanted: Iterable[tuple[Remark, Fix]]) -> list[Remark]:
    """
    The last of a file first, so that the places of the others stay right.
    """
    place = Path(file)
    text = place.read_bytes().decode()
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    before = text = text.removeprefix(mark)
    fixed = []
    order = sorted(wanted, key=lambda pair: (pair[0].line or 0, pair[0].column or 0), reverse=True)
    for remark, fix in order:
        changed = removed(text, fix.path)
        if changed is not None:
            text = changed
            fixed.append(remark)
    if text != before:
        write_whole(place, mark + text)
    return fixed[::-1]
