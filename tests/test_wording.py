"""
Labels, values and patterns in words.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from kvo_norms import dossier as records
from kvo_norms.catalogue import (
    Provenance,
    Text,
    Weight,
)
from kvo_norms.dossier import (
    Application,
    Area,
    Dossier,
    Inspection,
)
from kvo_norms.durations import Duration
from kvo_norms.explaining.formatting import (
    date_text,
    duration_text,
    last_text,
    limited,
    number_text,
    percent_text,
    quoted,
    shortened,
    words_listed,
)
from kvo_norms.explaining.labels import (
    ACTIONS,
    FIXED_WORDS,
    NOUNS,
    PROVENANCES,
    STATEMENTS,
    STATUSES,
    VERDICTS,
    WEIGHTS,
    field_label,
    word_label,
)
from kvo_norms.explaining.phrases import matcher_phrase, pattern_phrase
from kvo_norms.explaining.places import value_text
from kvo_norms.kinds import Form, Kind, Shape, shapes_of
from kvo_norms.patterns import (
    Above,
    AllOf,
    AnyOf,
    AsOf,
    AtLeast,
    AtLeastOf,
    AtMost,
    Below,
    ContainsAll,
    ContainsAny,
    ContainsNone,
    Covers,
    Equals,
    FromDossier,
    Items,
    Matcher,
    OneOf,
    Parameter,
    Present,
    Record,
    Share,
    Within,
    WordTest,
)
from kvo_norms.verdict import Status, Verdict
from small import (
    AT_LEAST_TWO,
    CARRIED_OUT,
    DARK,
    EDITION,
    END,
    GIVEN,
    HALF_YEAR,
    OF_THIS_PLAN,
    RESPONSE,
    ROLES,
    SIX_MONTHLY,
    WHERE,
    YEARS,
    area,
    asks,
    inspections,
    is_,
    lists,
    literal,
    negation,
    record,
    surveys,
    words,
)

RECORDS = [getattr(records, name) for name in records.__all__ if name != "Fact"]


# Labels


def test_every_field_of_every_record_has_a_label_in_both_languages() -> None:
    """
    A reader never meets the bare name of a field.
    """
    for kind in RECORDS:
        for name, shape in shapes_of(kind).items():
            label = field_label(kind, name)
            assert label.text.nl
            assert label.text.en
            assert label.definite.nl.startswith(("de ", "het "))
            assert label.definite.en == f"the {label.text.en}"
            assert label.plural or shape.form is not Form.WORDS, (kind, name)
    for field in attrs.fields(records.Fact):
        assert field_label(records.Fact, field.name).text.nl


def test_every_collection_has_a_singular_and_a_plural() -> None:
    """
    Counts need both.
    """
    collections = {
        name
        for kind in RECORDS
        for name, shape in shapes_of(kind).items()
        if shape.form is Form.COLLECTION
    }

    assert collections == set(NOUNS)
    assert NOUNS["inspections"].singular == Text(nl="schouw", en="inspection")
    assert NOUNS["inspections"].plural == Text(nl="schouwen", en="inspections")
    assert [NOUNS["inspections"].each, NOUNS["goals"].each] == ["elke", "elk"]


def test_every_question_of_yes_or_no_can_be_said_as_a_sentence() -> None:
    """
    Yes and no are no predicates.
    """
    questions = {
        name
        for kind in RECORDS
        for name, shape in shapes_of(kind).items()
        if shape.kind is Kind.BOOLEAN
    }

    assert questions == set(STATEMENTS)


def test_every_word_that_the_library_fixes_has_a_label() -> None:
    """
    Also the words that no edition declares.
    """
    fixed = {word for kind in RECORDS for shape in shapes_of(kind).values() for word in shape.words}

    assert fixed == set(FIXED_WORDS)


def test_a_field_is_labelled_by_its_record_where_its_name_means_something_else() -> None:
    """
    The kind of an area is not the kind of an application.
    """
    assert field_label(Area, "kind").text == Text(nl="soort gebied", en="kind of area")
    assert field_label(Application, "kind").text == Text(
        nl="soort aanvraag", en="kind of application"
    )
    assert field_label(Dossier, "inspections").definite == Text(
        nl="de schouwen", en="the inspections"
    )


def test_a_word_is_labelled_by_the_edition_then_by_the_library_then_by_itself() -> None:
    """
    A word that nobody declared is still shown.
    """
    assert word_label(EDITION, "lights", "dag") == Text(nl="bij daglicht", en="by daylight")
    assert word_label(EDITION, "lights", "mist") == Text(nl="mist", en="mist")
    assert word_label(EDITION, "unheard", "mist") == Text(nl="mist", en="mist")
    assert word_label(EDITION, None, "nieuwbouw") == Text(nl="nieuwbouw", en="new-build")
    assert word_label(EDITION, None, "mist") == Text(nl="mist", en="mist")


def test_statuses_verdicts_weights_provenances_and_actions_have_labels() -> None:
    """
    Reports need no words of their own for them.
    """
    assert set(STATUSES) == set(Status)
    assert set(VERDICTS) == set(Verdict)
    assert set(WEIGHTS) == set(Weight)
    assert set(PROVENANCES) == set(Provenance)
    assert set(ACTIONS) == {"supply", "repair", "judge", "none"}


# Formatting


@pytest.mark.parametrize(
    ("actual", "nl", "en"),
    [
        pytest.param(date_text(date(2022, 3, 1)), "1 maart 2022", "1 March 2022", id="date"),
        pytest.param(number_text(1350), "1.350", "1,350", id="thousands"),
        pytest.param(number_text(Decimal("2.50")), "2,5", "2.5", id="decimal"),
        pytest.param(number_text(Decimal(100)), "100", "100", id="zeros-that-count"),
        pytest.param(number_text(0.25), "0,25", "0.25", id="number-from-json"),
        pytest.param(number_text(Fraction(1, 3)), "0,33", "0.33", id="ratio"),
        pytest.param(percent_text(Decimal("0.30")), "30 %", "30%", id="share"),
        pytest.param(percent_text(Decimal("0.125")), "12,5 %", "12.5%", id="share-with-decimal"),
        pytest.param(percent_text(0.49), "49 %", "49%", id="share-from-json"),
        pytest.param(percent_text(1), "100 %", "100%", id="whole"),
        pytest.param(percent_text(Fraction(36, 113)), "31,9 %", "31.9%", id="ratio-as-share"),
        pytest.param(
            percent_text(Fraction(2999, 10000), [Decimal("0.3")]),
            "29,99 %",
            "29.99%",
            id="a-share-just-below-what-is-asked-is-not-rounded-up-to-it",
        ),
        pytest.param(duration_text(YEARS), "3 jaar", "3 years", id="years"),
        pytest.param(duration_text(HALF_YEAR), "6 maanden", "6 months", id="months"),
        pytest.param(
            duration_text(Duration(months=18)),
            "1 jaar en 6 maanden",
            "1 year and 6 months",
            id="year-and-months",
        ),
        pytest.param(
            duration_text(Duration(months=13, days=1)),
            "1 jaar, 1 maand en 1 dag",
            "1 year, 1 month and 1 day",
            id="one-of-each",
        ),
        pytest.param(duration_text(Duration()), "0 dagen", "0 days", id="no-time"),
        pytest.param(
            last_text(Duration(months=12)), "het laatste jaar", "the last year", id="last-year"
        ),
        pytest.param(
            last_text(Duration(months=1)), "de laatste maand", "the last month", id="last-month"
        ),
        pytest.param(last_text(Duration(days=1)), "de laatste dag", "the last day", id="last-day"),
        pytest.param(last_text(YEARS), "de laatste 3 jaar", "the last 3 years", id="last-years"),
    ],
)
def test_values_are_written_as_each_language_writes_them(actual: Text, nl: str, en: str) -> None:
    """
    Decimal commas in Dutch, points in English.
    """
    assert actual == Text(nl=nl, en=en)


def test_a_long_text_is_shortened_at_a_word() -> None:
    """
    Sixty characters, on one line.
    """
    text = "Wij werken samen aan een veilig,\n schoon en heel gebied voor iedereen die er komt."

    assert shortened(text) == "Wij werken samen aan een veilig, schoon en heel gebied voor…"
    assert shortened("a" * 70) == "a" * 59 + "…"
    assert quoted("kort") == "“kort”"


def test_a_word_that_reads_as_a_list_gets_quotes_inside_a_list() -> None:
    """
    Or nobody knows how many there are; in each language for itself.
    """
    words = [Text(nl="brief of folder", en="leaflet"), Text(nl="pers", en="press and radio")]

    assert words_listed(words, "or") == Text(
        nl="“brief of folder” of pers", en="leaflet or “press and radio”"
    )
    assert words_listed(words[:1], "or") == words[0]


def test_a_long_list_says_how_many_others_there_are() -> None:
    """
    Nobody reads the sixth name.
    """
    names = [Text(nl=name, en=name) for name in "abc"]

    assert limited(names, 3) == names
    assert limited(names, 2)[-1] == Text(nl="1 andere", en="1 other")
    assert limited(names, 1)[-1] == Text(nl="2 andere", en="2 others")


@pytest.mark.parametrize(
    ("value", "shape", "nl", "en"),
    [
        pytest.param(
            "2022-06-30",
            Shape(name="date", form=Form.SCALAR, kind=Kind.DATE),
            "30 juni 2022",
            "30 June 2022",
            id="date-from-json",
        ),
        pytest.param(YEARS, Shape(name="x", form=Form.SCALAR), "3 jaar", "3 years", id="duration"),
        pytest.param(True, Shape(name="x", form=Form.SCALAR), "ja", "yes", id="yes"),
        pytest.param((), Shape(name="x", form=Form.WORDS), "geen", "none", id="empty-list"),
        pytest.param(
            "verslag-1",
            Shape(name="report", form=Form.SCALAR, references="documents"),
            "verslag-1",
            "verslag-1",
            id="a-reference-is-shown-as-it-is",
        ),
        pytest.param(
            None,
            Shape(name="reached", form=Form.SCALAR, derived=True),
            "niet bekend",
            "not known",
            id="what-follows-from-others-cannot-be-given",
        ),
    ],
)
def test_a_value_is_shown_by_its_kind(value: Any, shape: Shape, nl: str, en: str) -> None:
    """
    Words get labels, texts get quotes.
    """
    assert value_text(value, shape, EDITION) == Text(nl=nl, en=en)


# Patterns in words


def _of_item(**fields: Matcher) -> Record:
    return record(measures=Items(where=record(**fields)))


PHRASES = [
    pytest.param(
        inspections(where=WHERE),
        "ten minste 1 schouw waarbij het licht donker is, de datum in de laatste 3 jaar ligt"
        " en het verslag is opgegeven",
        "at least 1 inspection where the light is dark, the date lies in the last 3 years"
        " and the report is given",
        id="an-item-that-matches",
    ),
    pytest.param(
        inspections(count=AT_LEAST_TWO), "ten minste 2 schouwen", "at least 2 inspections",
        id="count-at-least",
    ),
    pytest.param(
        inspections(count=(AtMost(operand=literal(0)),)), "geen schouw", "no inspection",
        id="count-at-most-nothing",
    ),
    pytest.param(
        inspections(count=(AtMost(operand=literal(3)),)), "ten hoogste 3 schouwen",
        "at most 3 inspections", id="count-at-most",
    ),
    pytest.param(
        inspections(count=(Above(operand=literal(1)),)), "meer dan 1 schouw",
        "more than 1 inspection", id="count-above",
    ),
    pytest.param(
        inspections(count=(Below(operand=literal(1)),)), "geen schouw", "no inspection",
        id="count-below-one",
    ),
    pytest.param(
        inspections(count=(Below(operand=literal(5)),)), "minder dan 5 schouwen",
        "fewer than 5 inspections", id="count-below",
    ),
    pytest.param(
        inspections(count=(Equals(operand=literal(2)),)), "precies 2 schouwen",
        "exactly 2 inspections", id="count-equals",
    ),
    pytest.param(
        inspections(count=(Equals(operand=literal(0)),)), "geen schouw", "no inspection",
        id="count-equals-nothing",
    ),
    pytest.param(
        inspections(count=(OneOf(operands=(literal(0), literal(2))),)), "0 of 2 schouwen",
        "0 or 2 inspections", id="count-one-of",
    ),
    pytest.param(
        inspections(count=(*AT_LEAST_TWO, AtMost(operand=literal(4)))),
        "ten minste 2 en ten hoogste 4 schouwen", "at least 2 and at most 4 inspections",
        id="count-between",
    ),
    pytest.param(
        record(measures=Items(where=OF_THIS_PLAN, every=record(owner=GIVEN, executor=GIVEN))),
        "voor elke maatregel waarbij het plan het huidige is, geldt dat de verantwoordelijke"
        " en de uitvoerder zijn opgegeven",
        "for each measure where the plan is the current one, the person responsible and the"
        " executor are given",
        id="every",
    ),
    pytest.param(
        record(measures=Items(where=OF_THIS_PLAN, count=AT_LEAST_TWO, every=CARRIED_OUT)),
        "ten minste 2 maatregelen waarbij het plan het huidige is; en voor elk daarvan geldt dat"
        " de stand uitgevoerd is",
        "at least 2 measures where the plan is the current one; and for each of them, the status"
        " is carried out",
        id="every-after-count",
    ),
    pytest.param(
        record(
            measures=Items(
                where=OF_THIS_PLAN,
                share=Share(of=CARRIED_OUT, test=Above(operand=literal(Decimal("0.5")))),
            )
        ),
        "voor meer dan 50 % van de maatregelen waarbij het plan het huidige is, geldt dat de"
        " stand uitgevoerd is",
        "for more than 50% of the measures where the plan is the current one, the status is"
        " carried out",
        id="share",
    ),
    pytest.param(
        record(
            measures=Items(
                count=AT_LEAST_TWO,
                share=Share(of=CARRIED_OUT, test=AtMost(operand=literal(Decimal("0.125")))),
            )
        ),
        "ten minste 2 maatregelen en voor ten hoogste 12,5 % daarvan geldt dat de stand"
        " uitgevoerd is",
        "at least 2 measures and for at most 12.5% of them, the status is carried out",
        id="share-after-count",
    ),
    pytest.param(
        record(
            partners=Items(covers=(Covers(field="role", operands=words("gemeente", "politie")),))
        ),
        "voor elk van gemeente en politie ten minste 1 partner",
        "for each of municipality and police at least 1 partner",
        id="covers",
    ),
    pytest.param(
        surveys(
            where=record(report=GIVEN), covers=(Covers(field="round", operands=(literal(0),)),)
        ),
        "voor ronde 0 ten minste 1 nieuwste enquête waarbij het rapport is opgegeven",
        "for round 0 at least 1 newest survey where the report is given",
        id="covers-a-number-which-needs-its-field",
    ),
    pytest.param(
        inspections(count=AT_LEAST_TWO, covers=(Covers(field="date", operands=(AsOf(),)),)),
        "ten minste 2 schouwen en voor datum de beoordelingsdag ten minste 1 daarvan",
        "at least 2 inspections and for date the day of the assessment at least 1 of them",
        id="covers-after-count",
    ),
    pytest.param(
        record(meetings=Items(each=SIX_MONTHLY)),
        "in elke periode van 6 maanden, teruggeteld vanaf de beoordelingsdag tot 3 jaar voor het"
        " einde van het vorige certificaat, ten minste 1 overleg",
        "in each period of 6 months, counted back from the day of the assessment to 3 years"
        " before the end of the previous certificate, at least 1 meeting",
        id="each",
    ),
    pytest.param(
        surveys(every=RESPONSE),
        "voor de nieuwste enquête geldt dat de respons ten minste 30 % is",
        "for the newest survey, the response rate is at least 30%",
        id="every-of-the-latest",
    ),
    pytest.param(
        surveys(count=(AtLeast(operand=literal(1)),), every=RESPONSE),
        "ten minste 1 enquête en voor de nieuwste daarvan geldt dat de respons ten minste 30 % is",
        "at least 1 survey and for the newest of them, the response rate is at least 30%",
        id="there-is-a-latest",
    ),
    pytest.param(
        surveys(count=AT_LEAST_TWO),
        "ten minste 2 nieuwste enquêtes", "at least 2 newest surveys",
        id="count-of-the-latest",
    ),
    pytest.param(
        surveys(share=Share(of=RESPONSE, test=AtLeast(operand=literal(Decimal(1))))),
        "voor ten minste 100 % van de nieuwste enquêtes geldt dat de respons ten minste 30 % is",
        "for at least 100% of the newest surveys, the response rate is at least 30%",
        id="share-of-the-latest",
    ),
    pytest.param(
        record(measures=Items(latest="deadline", every=CARRIED_OUT)),
        "voor de nieuwste maatregel (naar uiterste dag) geldt dat de stand uitgevoerd is",
        "for the newest measure (by deadline), the status is carried out",
        id="latest-by-a-date-that-is-not-plain",
    ),
    pytest.param(
        area(boundary=GIVEN), "de afbakening van het gebied is opgegeven",
        "the boundary of the area is given", id="present",
    ),
    pytest.param(
        area(kind=is_("winkelgebied")), "het soort gebied is winkelgebied",
        "the kind of area is shopping area", id="equals-a-word",
    ),
    pytest.param(
        area(name=is_("De Vest")), "de naam van het gebied is “De Vest”",
        "the name of the area is “De Vest”", id="equals-a-text",
    ),
    pytest.param(
        record(application=record(term=is_(2))), "het volgnummer van het certificaat is 2",
        "the number in a row of the certificate is 2", id="equals-a-number",
    ),
    pytest.param(
        area(companies=asks(Equals(operand=FromDossier(path=("application", "term"))))),
        "het aantal bedrijven is gelijk aan het volgnummer van het certificaat",
        "the number of companies is equal to the number in a row of the certificate",
        id="equals-a-value-of-the-dossier",
    ),
    pytest.param(
        record(facts=record(plan_supported=is_(True))),
        "“de partners steunen het plan” is waar", "“the partners support the plan” is true",
        id="a-fact-of-yes-or-no",
    ),
    pytest.param(
        record(facts=record(risk=asks(AtLeast(operand=literal("middel"))))),
        "“risico” is ten minste middel", "“risk” is at least medium",
        id="a-fact",
    ),
    pytest.param(
        _of_item(extra=is_(False)),
        "ten minste 1 maatregel waarbij de maatregel niet extra is",
        "at least 1 measure where the measure is not extra",
        id="no",
    ),
    pytest.param(
        record(
            communications=Items(
                where=record(channel=asks(OneOf(operands=words("nieuwsbrief", "brief"))))
            )
        ),
        "ten minste 1 bericht waarbij het kanaal nieuwsbrief of “brief of folder” is",
        "at least 1 message where the channel is newsletter or “letter or leaflet”",
        id="one-of",
    ),
    pytest.param(
        record(analysis=Items(where=record(level=asks(Above(operand=literal("laag")))))),
        "ten minste 1 onderdeel van de veiligheidsanalyse waarbij het niveau hoger dan laag is",
        "at least 1 part of the safety analysis where the level is higher than low",
        id="above-in-an-order-of-words",
    ),
    pytest.param(
        area(companies=asks(AtLeast(operand=literal(1000)), Below(operand=literal(2000)))),
        "het aantal bedrijven is ten minste 1.000 en minder dan 2.000",
        "the number of companies is at least 1,000 and less than 2,000",
        id="several-tests",
    ),
    pytest.param(
        area(companies=asks(OneOf(operands=(literal(1), literal(2))), Present())),
        "het aantal bedrijven is 1 of 2 en het aantal bedrijven is opgegeven",
        "the number of companies is 1 or 2 and the number of companies is given",
        id="several-tests-with-a-choice",
    ),
    pytest.param(
        _of_item(deadline=asks(AtMost(operand=AsOf()), Above(operand=literal(date(2020, 1, 1))))),
        "ten minste 1 maatregel waarbij de uiterste dag op of voor de beoordelingsdag en na"
        " 1 januari 2020 ligt",
        "at least 1 measure where the deadline lies on or before the day of the assessment and"
        " after 1 January 2020",
        id="days",
    ),
    pytest.param(
        _of_item(
            deadline=asks(AtLeast(operand=END)),
            carried_out=asks(Below(operand=AsOf(sign=1, shift=HALF_YEAR))),
        ),
        "ten minste 1 maatregel waarbij de uiterste dag op of na het einde van het vorige"
        " certificaat ligt en de dag van uitvoering eerder dan 6 maanden na de beoordelingsdag"
        " ligt",
        "at least 1 measure where the deadline lies on or after the end of the previous"
        " certificate and the day of completion lies earlier than 6 months after the day of the"
        " assessment",
        id="days-of-the-dossier-and-shifted-days",
    ),
    pytest.param(
        inspections(
            where=record(
                roles=lists(
                    ContainsAll(operands=words("ondernemers")),
                    ContainsAny(operands=words("gemeente", "politie")),
                    ContainsNone(operands=words("brandweer")),
                )
            )
        ),
        "ten minste 1 schouw waarbij de deelnemende partijen ondernemers en ten minste één van"
        " gemeente en politie omvatten en de deelnemende partijen geen brandweer omvatten",
        "at least 1 inspection where the participating parties include entrepreneurs and at least"
        " one of municipality and police and the participating parties do not include fire brigade",
        id="contains",
    ),
    pytest.param(
        record(AllOf(patterns=(area(boundary=GIVEN), area(name=GIVEN, kind=is_("winkelgebied"))))),
        "de afbakening van het gebied en de naam van het gebied zijn opgegeven en het soort gebied"
        " is winkelgebied",
        "the boundary of the area and the name of the area are given and the kind of area is"
        " shopping area",
        id="all",
    ),
    pytest.param(
        record(
            AnyOf(
                patterns=(
                    inspections(where=DARK, count=AT_LEAST_TWO, every=record(report=GIVEN)),
                    surveys(),
                )
            )
        ),
        "(ten minste 2 schouwen waarbij het licht donker is; en voor elk daarvan geldt dat het"
        " verslag is opgegeven); of ten minste 1 enquête",
        "(at least 2 inspections where the light is dark; and for each of them, the report is"
        " given); or at least 1 survey",
        id="any-with-brackets-where-and-stands-inside",
    ),
    pytest.param(
        record(incidents=Items(where=record(
            AnyOf(patterns=(record(count=GIVEN), record(document=GIVEN)))
        ))),
        "ten minste 1 reeks incidentcijfers waarbij het aantal incidenten of het document is"
        " opgegeven",
        "at least 1 set of incident figures where the number of incidents or the document is given",
        id="any-of-what-is-given",
    ),
    pytest.param(
        record(
            AtLeastOf(
                count=Parameter(name="ways", value=2),
                patterns=(area(boundary=GIVEN), inspections(where=DARK), surveys()),
            )
        ),
        "ten minste 2 van deze 3 gelden: (1) de afbakening van het gebied is opgegeven; (2) ten"
        " minste 1 schouw waarbij het licht donker is; (3) ten minste 1 enquête",
        "at least 2 of these 3 hold: (1) the boundary of the area is given; (2) at least 1"
        " inspection where the light is dark; (3) at least 1 survey",
        id="at-least-of",
    ),
    pytest.param(Record(entries=()), "", "", id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "nl", "en"), PHRASES)
def test_a_pattern_is_said_in_words(pattern: Record, nl: str, en: str) -> None:
    """
    Each form of the vocabulary.
    """
    assert pattern_phrase(pattern, EDITION) == Text(nl=nl, en=en)


DENIALS = [
    pytest.param(
        negation(inspections(where=DARK)), "geen schouw waarbij het licht donker is",
        "no inspection where the light is dark", id="an-item",
    ),
    pytest.param(
        negation(inspections(count=AT_LEAST_TWO)), "minder dan 2 schouwen",
        "fewer than 2 inspections", id="count",
    ),
    pytest.param(
        negation(inspections(count=(Equals(operand=literal(2)),))), "niet precies 2 schouwen",
        "not exactly 2 inspections", id="count-equals",
    ),
    pytest.param(
        negation(inspections(count=(OneOf(operands=(literal(0), literal(2))),))),
        "niet 0 of 2 schouwen", "not 0 or 2 inspections", id="count-one-of",
    ),
    pytest.param(
        negation(inspections(every=DARK)),
        "het is niet zo dat voor elke schouw geldt dat het licht donker is",
        "it is not so that for each inspection, the light is dark",
        id="every",
    ),
    pytest.param(
        negation(record(meetings=Items(where=record(minutes=GIVEN), each=SIX_MONTHLY))),
        "het is niet zo dat er in elke periode van 6 maanden, teruggeteld vanaf de beoordelingsdag"
        " tot 3 jaar voor het einde van het vorige certificaat, ten minste 1 overleg is waarbij de"
        " notulen zijn opgegeven",
        "it is not so that in each period of 6 months, counted back from the day of the assessment"
        " to 3 years before the end of the previous certificate, there is at least 1 meeting where"
        " the minutes are given",
        id="each",
    ),
    pytest.param(
        record(measures=Items(where=negation(CARRIED_OUT))),
        "ten minste 1 maatregel waarbij de stand niet uitgevoerd is",
        "at least 1 measure where the status is not carried out",
        id="equals",
    ),
    pytest.param(
        record(measures=Items(where=negation(record(
            status=asks(OneOf(operands=words("uitgevoerd", "vervallen")))
        )))),
        "ten minste 1 maatregel waarbij de stand niet uitgevoerd of vervallen is",
        "at least 1 measure where the status is not carried out or dropped",
        id="one-of",
    ),
    pytest.param(
        negation(area(companies=asks(AtMost(operand=literal(9))))),
        "het aantal bedrijven is meer dan 9", "the number of companies is more than 9",
        id="a-test-of-order-turns-round",
    ),
    pytest.param(
        negation(record(application=record(date=asks(Within(duration=literal(YEARS)))))),
        "de datum van de aanvraag ligt niet in de laatste 3 jaar",
        "the date of the application does not lie in the last 3 years",
        id="within",
    ),
    pytest.param(
        negation(area(boundary=GIVEN)), "de afbakening van het gebied is niet opgegeven",
        "the boundary of the area is not given", id="present",
    ),
    pytest.param(
        negation(area(companies=asks(AtLeast(operand=literal(9)), Present()))),
        "het is niet zo dat het aantal bedrijven ten minste 9 is en het aantal bedrijven is"
        " opgegeven",
        "it is not so that the number of companies is at least 9 and the number of companies is"
        " given",
        id="several-tests",
    ),
    pytest.param(
        negation(record(facts=record(plan_supported=is_(True)))),
        "“de partners steunen het plan” is niet waar",
        "“the partners support the plan” is not true", id="yes",
    ),
    pytest.param(
        negation(area(boundary=GIVEN, name=GIVEN)),
        "het is niet zo dat de afbakening van het gebied en de naam van het gebied zijn opgegeven",
        "it is not so that the boundary of the area and the name of the area are given",
        id="several-entries",
    ),
    pytest.param(
        negation(record(AnyOf(patterns=(area(boundary=GIVEN), surveys())))),
        "het is niet zo dat de afbakening van het gebied is opgegeven of er ten minste 1 enquête"
        " is",
        "it is not so that the boundary of the area is given or there is at least 1 survey",
        id="any",
    ),
    pytest.param(
        negation(record(AllOf(patterns=(area(boundary=GIVEN),)))),
        "de afbakening van het gebied is niet opgegeven", "the boundary of the area is not given",
        id="all-of-one",
    ),
    pytest.param(
        negation(negation(area(boundary=GIVEN))), "de afbakening van het gebied is opgegeven",
        "the boundary of the area is given", id="not-not",
    ),
    pytest.param(
        negation(record(AtLeastOf(count=literal(2), patterns=(area(name=GIVEN), surveys())))),
        "minder dan 2 van deze 2 gelden: (1) de naam van het gebied is opgegeven; (2) ten minste 1"
        " enquête",
        "fewer than 2 of these 2 hold: (1) the name of the area is given; (2) at least 1 survey",
        id="at-least-of",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "nl", "en"), DENIALS)
def test_what_must_not_hold_is_said_as_its_opposite(pattern: Record, nl: str, en: str) -> None:
    """
    As an opposite where there is one, else as *het is niet zo dat*.
    """
    assert pattern_phrase(pattern, EDITION) == Text(nl=nl, en=en)


@pytest.mark.parametrize(
    ("test", "nl", "en"),
    [
        pytest.param(
            ContainsAny(operands=ROLES),
            "de deelnemende partijen omvatten geen gemeente of politie",
            "the participating parties do not include municipality or police",
            id="any",
        ),
        pytest.param(
            ContainsNone(operands=ROLES),
            "de deelnemende partijen omvatten ten minste één van gemeente en politie",
            "the participating parties include at least one of municipality and police",
            id="none",
        ),
        pytest.param(
            ContainsAll(operands=ROLES),
            "het is niet zo dat de deelnemende partijen gemeente en politie omvatten",
            "it is not so that the participating parties include municipality and police",
            id="all",
        ),
        pytest.param(
            ContainsAll(operands=ROLES[:1]),
            "de deelnemende partijen omvatten geen gemeente",
            "the participating parties do not include municipality",
            id="all-of-one",
        ),
    ],
)
def test_what_a_list_must_not_hold(test: WordTest, nl: str, en: str) -> None:
    """
    A pattern of another record than the dossier can be said as well.
    """
    pattern = negation(record(roles=lists(test)))

    assert pattern_phrase(pattern, EDITION, record=Inspection) == Text(nl=nl, en=en)


@pytest.mark.parametrize(
    ("matcher", "path", "nl", "en"),
    [
        pytest.param(
            is_("winkelgebied"), ("area", "kind"), "winkelgebied", "shopping area", id="word"
        ),
        pytest.param(
            asks(Within(duration=literal(YEARS))),
            ("inspections", 0, "date"),
            "een dag in de laatste 3 jaar",
            "a day in the last 3 years",
            id="day",
        ),
        pytest.param(GIVEN, ("area", "boundary"), "opgegeven", "given", id="present"),
        pytest.param(is_(False), ("measures", 2, "extra"), "nee", "no", id="no"),
        pytest.param(
            asks(Above(operand=literal(2)), Present()),
            ("area", "companies"),
            "meer dan 2 en opgegeven",
            "more than 2 and given",
            id="several-tests",
        ),
        pytest.param(
            lists(ContainsAny(operands=ROLES), ContainsNone(operands=words("brandweer"))),
            ("inspections", 0, "roles"),
            "ten minste één van gemeente en politie en geen brandweer",
            "at least one of municipality and police and no fire brigade",
            id="words",
        ),
        pytest.param(
            Items(where=DARK),
            ("inspections",),
            "ten minste 1 schouw waarbij het licht donker is",
            "at least 1 inspection where the light is dark",
            id="collection",
        ),
        pytest.param(
            record(chair=GIVEN),
            ("working_group",),
            "de voorzitter is opgegeven",
            "the chair is given",
            id="record",
        ),
        pytest.param(
            asks(AtLeast(operand=literal(Decimal("0.3")))),
            Shape(name="response_rate", form=Form.SCALAR, kind=Kind.SHARE),
            "ten minste 30 %",
            "at least 30%",
            id="shape",
        ),
    ],
)
def test_what_is_asked_of_a_field_without_naming_it(
    matcher: Matcher, path: Any, nl: str, en: str
) -> None:
    """
    For the column *asked* of a table.
    """
    assert matcher_phrase(matcher, path, EDITION) == Text(nl=nl, en=en)
