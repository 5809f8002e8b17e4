"""
The strategies for programs that use the library give what they say they give.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from kvo_norms import (
    UnusableCallError,
    dossier as records_of_dossiers,
    edition,
    editions,
    index,
    read_dossier,
    write_dossier,
)
from kvo_norms.authoring.reasoning.possible import possible_statuses
from kvo_norms.catalogue import Edition, Norm, norms_of
from kvo_norms.dossier import Dossier, Measure
from kvo_norms.errors import UnknownNameError
from kvo_norms.fitting import misfits
from kvo_norms.testing import dossiers, dossiers_where, records
from kvo_norms.verdict import Status

ON = date(2022, 6, 1)
SHIPPED = editions()
KVO_2015 = edition("kvo-2015")
ALL_RECORDS = [getattr(records_of_dossiers, name) for name in records_of_dossiers.__all__]
EVERY_NORM = bool(os.environ.get("KVO_NORMS_EVERY_NORM"))
WANTED = [
    pytest.param(made, norm, status, id=f"{made.id}-{norm.id}-{status.value}")
    for made in SHIPPED
    for norm in norms_of(made)
    for status in sorted(possible_statuses(norm), key=lambda status: status.value)
]
QUICK = settings(
    max_examples=3,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize(("made", "norm", "status"), WANTED if EVERY_NORM else WANTED[::11])
def test_each_status_can_be_drawn(made: Edition, norm: Norm, status: Status) -> None:
    """
    Dossiers in which a norm is met, fails, is open or does not apply, by the interpreter too.
    """

    @QUICK
    @given(dossiers_where(made, norm.id, status, on=ON))
    def holds(dossier: Dossier) -> None:
        assert index(made, dossier, plain=True).statuses(ON)[norm.id] is status

    holds()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossier=dossiers(KVO_2015))
def test_dossiers_speak_the_editions_language(dossier: Dossier) -> None:
    assert misfits(dossier, KVO_2015) == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_drawn_dossiers_can_be_written(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    strategy = dossiers_where(KVO_2015, "veiligheidsanalyse.respons", Status.MET, on=ON)
    dossier = data.draw(strategy)
    file = Path(tmp_path_factory.mktemp("drawn")) / "dossier.toml"
    write_dossier(dossier, file)
    assert read_dossier(file) == dossier


@settings(max_examples=20)
@given(measure=records(Measure, KVO_2015))
def test_records_of_one_class(measure: Measure) -> None:
    statuses = {w.id for v in KVO_2015.vocabularies if v.id == "statuses" for w in v.words}
    assert measure.status is None or measure.status in statuses


@pytest.mark.parametrize("made", [None, KVO_2015], ids=["any", "kvo-2015"])
@pytest.mark.parametrize("record", ALL_RECORDS)
def test_records_of_every_class(record: type, made: Edition | None) -> None:
    """
    Each class of the dossier has a strategy of its own, with an edition and without.
    """

    @QUICK
    @given(records(record, made))
    def holds(drawn: object) -> None:
        assert type(drawn) is record

    holds()


@pytest.mark.parametrize("on", [date.min, date.max])
def test_ends_of_the_calendar(on: date) -> None:
    """
    Days at which counting back or on ends are days like others.
    """
    norm = "samenwerking.convenant"

    @QUICK
    @given(dossiers_where(KVO_2015, norm, Status.MET, on=on))
    def holds(dossier: Dossier) -> None:
        assert index(KVO_2015, dossier, plain=True).statuses(on)[norm] is Status.MET

    holds()


def test_unknown_norm() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown norm 'respons'"):
        dossiers_where(KVO_2015, "respons", Status.MET, on=ON)


def test_impossible_status() -> None:
    with pytest.raises(UnusableCallError, match=r"'samenwerking.partners' is never not_applicable"):
        dossiers_where(KVO_2015, "samenwerking.partners", Status.NOT_APPLICABLE, on=ON)
