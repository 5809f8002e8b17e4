"""
Gaps as sentences.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import attrs
import pytest

from cases import FACT_RECORDS, RANKS, VOCABULARY_RECORDS, dossier_of, pattern_of
from kvo_norms.assessment import Candidate, Failed, Gap
from kvo_norms.catalogue import (
    Text,
)
from kvo_norms.dossier import (
    Application,
    Area,
    Dossier,
    Fact,
    Inspection,
    Measure,
    Meeting,
    Partner,
    Survey,
)
from kvo_norms.evaluating.interpreter import interpret
from kvo_norms.evaluating.outcomes import GroupOutcome, ItemsOutcome, ValueOutcome
from kvo_norms.evaluating.setting import Setting, ranks_of
from kvo_norms.explaining.gaps import gaps_of, question_gap
from kvo_norms.explaining.phrases import pattern_phrase
from kvo_norms.explaining.sentences import failed_sentence, gap_sentence
from kvo_norms.explaining.values import value_of
from kvo_norms.patterns import (
    Above,
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
    OneOf,
    Parameter,
    Present,
    Record,
    Share,
    Within,
)
from random_cases import random_case
from small import (
    AT_LEAST_TWO,
    CARRIED_OUT,
    DARK,
    EDITION,
    END,
    GIVEN,
    HALF_YEAR,
    ON,
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

# Gaps in sentences


def _gaps(pattern: Record, dossier: Dossier, **about: Any) -> tuple[Gap, ...]:
    outcome = interpret(pattern, Setting(dossier=dossier, on=ON, ranks=ranks_of(EDITION)))
    return gaps_of(outcome, about=about.get("about", "requires"), edition=EDITION)


def _sentence(pattern: Record, dossier: Dossier, **about: Any) -> Text:
    (gap,) = _gaps(pattern, dossier, **about)
    return gap.sentence


SHOP = Dossier(area=Area(kind="winkelgebied", companies=1200), application=Application(date=ON))
KIND = area(kind=is_("winkelgebied"))
APPLIED_BEFORE_END = record(application=record(date=asks(AtMost(operand=END))))

RANKED = attrs.evolve(asks(AtLeast(operand=literal("groot"))), vocabulary="levels")

TERM = FromDossier(path=("application", "term"))
SHOPS = FromDossier(path=("facts", "shops"))

VALUES = [
    pytest.param(
        area(boundary=GIVEN), SHOP,
        "De afbakening van het gebied is niet opgegeven.", "The boundary of the area is not given.",
        id="not-given",
    ),
    pytest.param(
        area(name=is_("De Vest")), SHOP,
        "De naam van het gebied is niet opgegeven; gevraagd is “De Vest”.",
        "The name of the area is not given; it should be “De Vest”.",
        id="not-given-and-what-is-asked",
    ),
    pytest.param(
        area(companies=asks(AtMost(operand=literal(50)))), SHOP,
        "Het aantal bedrijven is 1.200; gevraagd is ten hoogste 50."
        " Dit is een gegeven van het gebied.",
        "The number of companies is 1,200; it should be at most 50. This is a given of the area.",
        id="a-given-of-the-area",
    ),
    pytest.param(
        record(application=record(date=asks(
            AtMost(operand=literal(date(2022, 1, 1))), Within(duration=literal(YEARS)), Present()
        ))), SHOP,
        "De datum van de aanvraag is 30 juni 2022; gevraagd is een dag op of voor 1 januari 2022.",
        "The date of the application is 30 June 2022; it should lie on or before 1 January 2022.",
        id="only-the-test-that-fails",
    ),
    pytest.param(
        record(application=record(date=asks(AtMost(operand=AsOf()), Present()))), Dossier(),
        "De datum van de aanvraag is niet opgegeven; gevraagd is een dag op of voor de"
        " beoordelingsdag en gevraagd is opgegeven.",
        "The date of the application is not given; it should lie on or before the day of the"
        " assessment and it should be given.",
        id="tests-with-different-verbs",
    ),
    pytest.param(
        APPLIED_BEFORE_END, SHOP,
        "De datum van de aanvraag is 30 juni 2022; of dat op of voor het einde van het vorige"
        " certificaat ligt, is nog niet vast te stellen, want het einde van het vorige certificaat"
        " is niet opgegeven.",
        "The date of the application is 30 June 2022; whether it lies on or before the end of the"
        " previous certificate is not known yet, because the end of the previous certificate is not"
        " given.",
        id="what-it-is-compared-with-is-not-given",
    ),
    pytest.param(
        area(companies=asks(OneOf(operands=(TERM, SHOPS)))), SHOP,
        "Het aantal bedrijven is 1.200; of dat gelijk aan het volgnummer van het certificaat of"
        " gelijk aan “shops” is, is nog niet vast te stellen.",
        "The number of companies is 1,200; whether it is equal to the number in a row of the"
        " certificate or equal to “shops” is not known yet.",
        id="one-of-several-that-may-be-missing",
    ),
    pytest.param(
        record(facts=record(parking=is_("betaald"))),
        Dossier(facts=(Fact(name="parking", value="gratis"),)),
        "“Parking” is “gratis”; gevraagd is “betaald”.", "“Parking” is “gratis”; it should be"
        " “betaald”.",
        id="an-undeclared-fact-goes-by-its-name",
    ),
    pytest.param(
        area(size=RANKED),
        Dossier(area=Area(size="reusachtig")),
        "De grootte van het gebied is reusachtig; of dat ten minste groot is, is nog niet vast te"
        " stellen.",
        "The size of the area is reusachtig; whether it is at least groot is not known yet.",
        id="a-word-without-a-rank",
    ),
    pytest.param(
        negation(KIND), SHOP,
        "Het soort gebied is winkelgebied; dat mag niet winkelgebied zijn."
        " Dit is een gegeven van het gebied.",
        "The kind of area is shopping area; it must not be shopping area."
        " This is a given of the area.",
        id="must-not-be",
    ),
    pytest.param(
        negation(KIND), Dossier(),
        "Het soort gebied is niet opgegeven; dat mag niet winkelgebied zijn.",
        "The kind of area is not given; it must not be shopping area.",
        id="must-not-be-and-is-not-given",
    ),
    pytest.param(
        negation(area(companies=asks(AtLeast(operand=literal(9)), Below(operand=literal(5000))))),
        SHOP,
        "Het aantal bedrijven is 1.200; het mag niet zo zijn dat het aantal bedrijven ten minste 9"
        " en minder dan 5.000 is. Dit is een gegeven van het gebied.",
        "The number of companies is 1,200; it must not be so that the number of companies is at"
        " least 9 and less than 5,000. This is a given of the area.",
        id="several-tests-must-not-hold",
    ),
    pytest.param(
        record(facts=record(plan_supported=is_(True))), Dossier(),
        "“De partners steunen het plan” is niet beantwoord; gevraagd is ja.",
        "“The partners support the plan” is not answered; the answer should be yes.",
        id="no-answer",
    ),
    pytest.param(
        record(facts=record(plan_supported=is_(True))),
        Dossier(facts=(Fact(name="plan_supported", value=False),)),
        "“De partners steunen het plan” is beantwoord met nee; gevraagd is ja.",
        "“The partners support the plan” is answered with no; the answer should be yes.",
        id="the-wrong-answer",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "dossier", "nl", "en"), VALUES)
def test_the_gap_of_a_value(pattern: Record, dossier: Dossier, nl: str, en: str) -> None:
    """
    What stands there and what is asked; whether it fails or is not known.
    """
    assert _sentence(pattern, dossier) == Text(nl=nl, en=en)


APPLIES_NL = "Of deze norm geldt, is nog niet vast te stellen: "
APPLIES_EN = "Whether this norm applies is not known yet: "


@pytest.mark.parametrize(
    ("pattern", "nl", "en"),
    [
        pytest.param(
            KIND,
            "het soort gebied is niet opgegeven; het gaat erom of dat winkelgebied is.",
            "the kind of area is not given; the question is whether it is shopping area.",
            id="value",
        ),
        pytest.param(
            record(facts=record(plan_supported=is_(True))),
            "“de partners steunen het plan” is niet beantwoord; het gaat erom of het antwoord ja"
            " is.",
            "“the partners support the plan” is not answered; the question is whether the answer"
            " is yes.",
            id="answer",
        ),
        pytest.param(
            inspections(where=DARK),
            "het gaat erom of er ten minste 1 schouw is waarbij het licht donker is."
            " De schouwen zijn niet opgegeven.",
            "the question is whether there is at least 1 inspection where the light is dark."
            " The inspections are not given.",
            id="collection",
        ),
        pytest.param(
            record(AnyOf(patterns=(KIND, area(boundary=GIVEN)))),
            "een van deze 2 is nodig: (a) Het soort gebied is niet opgegeven; het gaat erom of dat"
            " winkelgebied is. (b) De afbakening van het gebied is niet opgegeven.",
            "one of these 2 is needed: (a) The kind of area is not given; the question is whether"
            " it is shopping area. (b) The boundary of the area is not given.",
            id="choice",
        ),
    ],
)
def test_a_gap_in_whether_a_norm_applies_says_so_first(pattern: Record, nl: str, en: str) -> None:
    """
    And asks instead of demanding.
    """
    assert _sentence(pattern, Dossier(), about="applies_when") == Text(
        nl=APPLIES_NL + nl, en=APPLIES_EN + en
    )


DAY = Inspection(id="schouw-2", date=date(2022, 3, 1), light="dag", report="verslag-2")
EVENING = Inspection(id="schouw-1", date=date(2022, 2, 1), light="donker", report="verslag-1")
NAMELESS = Inspection(date=date(2022, 2, 1), roles=("gemeente",))
ROLES_OF_ALL = record(roles=lists(ContainsAll(operands=words("gemeente", "politie"))))
LATE = [Measure(id=f"m-{n}", status="vervallen", title="Camera's") for n in range(1, 8)]

DONE, DROPPED = Measure(status="uitgevoerd"), Measure(status="vervallen")

COUNTS = [
    pytest.param(
        inspections(where=WHERE), Dossier(inspections=(DAY,)),
        "Er moet ten minste 1 schouw zijn waarbij het licht donker is, de datum in de laatste"
        " 3 jaar ligt en het verslag is opgegeven."
        " Er is er geen; schouw-2 past, op het licht (bij daglicht) na.",
        "There should be at least 1 inspection where the light is dark, the date lies in the last"
        " 3 years and the report is given."
        " There is none; schouw-2 fits but for light: by daylight.",
        id="who-comes-nearest",
    ),
    pytest.param(
        inspections(where=ROLES_OF_ALL), Dossier(inspections=(NAMELESS,)),
        "Er moet ten minste 1 schouw zijn waarbij de deelnemende partijen gemeente en politie"
        " omvatten. Er is er geen; schouw 1 past, op de deelnemende partijen (gemeente, zonder"
        " politie) na.",
        "There should be at least 1 inspection where the participating parties include municipality"
        " and police. There is none; inspection 1 fits but for participating parties:"
        " municipality, without police.",
        id="an-item-without-a-name-and-what-its-list-lacks",
    ),
    pytest.param(
        record(measures=Items(where=negation(CARRIED_OUT))), Dossier(measures=(DONE,)),
        "Er moet ten minste 1 maatregel zijn waarbij de stand niet uitgevoerd is."
        " Er is er geen; maatregel 1 past, op de stand (uitgevoerd) na.",
        "There should be at least 1 measure where the status is not carried out."
        " There is none; measure 1 fits but for status: carried out.",
        id="an-item-that-must-not-be-so",
    ),
    pytest.param(
        record(measures=Items(where=CARRIED_OUT, count=(AtLeast(operand=literal(4)),))),
        Dossier(measures=tuple(Measure(status="uitgevoerd") for _ in range(2))),
        "Er moeten ten minste 4 maatregelen zijn waarbij de stand uitgevoerd is."
        " Er zijn er 2 van de 4.",
        "There should be at least 4 measures where the status is carried out. There are 2 of 4.",
        id="some-of-those-needed",
    ),
    pytest.param(
        record(measures=Items(where=CARRIED_OUT, count=(AtLeast(operand=literal(4)),))),
        Dossier(measures=(Measure(status="uitgevoerd"), Measure(title="Camera's op het plein"))),
        "Er moeten ten minste 4 maatregelen zijn waarbij de stand uitgevoerd is. Er zijn er ten"
        " hoogste 2 van de 4; “Camera's op het plein” past, op de stand (niet opgegeven) na.",
        "There should be at least 4 measures where the status is carried out. There are at most"
        " 2 of 4; “Camera's op het plein” fits but for status: not given.",
        id="at-most-some-of-those-needed",
    ),
    pytest.param(
        record(measures=Items(where=CARRIED_OUT, count=AT_LEAST_TWO)),
        Dossier(measures=(Measure(status="uitgevoerd"), Measure(), Measure())),
        "Er moeten ten minste 2 maatregelen zijn waarbij de stand uitgevoerd is. Nog niet vast"
        " te stellen: zeker 1 van de 2, mogelijk 3; maatregel 2 past, op de stand (niet opgegeven)"
        " na.",
        "There should be at least 2 measures where the status is carried out. Not known yet: 1 of 2"
        " for certain, possibly 3; measure 2 fits but for status: not given.",
        id="not-known-how-many",
    ),
    pytest.param(
        inspections(where=DARK), Dossier(),
        "Er moet ten minste 1 schouw zijn waarbij het licht donker is."
        " De schouwen zijn niet opgegeven.",
        "There should be at least 1 inspection where the light is dark."
        " The inspections are not given.",
        id="not-given",
    ),
    pytest.param(
        inspections(where=DARK), Dossier(inspections=(DAY,), incomplete=("inspections",)),
        "Er moet ten minste 1 schouw zijn waarbij het licht donker is. Nog geen aangetoond;"
        " schouw-2 past, op het licht (bij daglicht) na."
        " Het dossier noemt niet alle schouwen, dus er kunnen er meer zijn.",
        "There should be at least 1 inspection where the light is dark. Not shown yet; schouw-2"
        " fits but for light: by daylight."
        " The dossier does not name all inspections, so there may be more.",
        id="given-in-part",
    ),
    pytest.param(
        surveys(), Dossier(surveys=(Survey(date=ON),), incomplete=("surveys",)),
        "Er moet ten minste 1 enquête zijn. Nog niet vast te stellen."
        " Het dossier noemt niet alle enquêtes, dus een andere kan de nieuwste zijn.",
        "There should be at least 1 survey. Not known yet."
        " The dossier does not name all surveys, so another may be the newest.",
        id="another-may-be-the-newest",
    ),
    pytest.param(
        record(measures=Items(count=(AtMost(operand=literal(0)),))), Dossier(measures=(*LATE,)),
        "Er mag geen maatregel zijn. Er zijn er 7: m-1, m-2, m-3, m-4, m-5 en 2 andere.",
        "There must be no measure. There are 7: m-1, m-2, m-3, m-4, m-5 and 2 others.",
        id="too-many",
    ),
    pytest.param(
        record(measures=Items(where=CARRIED_OUT, count=(Equals(operand=literal(0)),))),
        Dossier(measures=(Measure(id="m-0"), *LATE)),
        "Er mag geen maatregel zijn waarbij de stand uitgevoerd is."
        " Nog niet vast te stellen: nog geen zeker, mogelijk 1 (m-0).",
        "There must be no measure where the status is carried out."
        " Not known yet: none for certain, possibly 1 (m-0).",
        id="which-may-be-too-many",
    ),
    pytest.param(
        record(measures=Items(count=(AtMost(operand=literal(1)),))),
        Dossier(measures=(*LATE[:2],), incomplete=("measures",)),
        "Er mag ten hoogste 1 maatregel zijn. Er zijn er ten minste 2: m-1 en m-2.",
        "There must be at most 1 measure. There are at least 2: m-1 and m-2.",
        id="too-many-in-a-part-already",
    ),
    pytest.param(
        record(measures=Items(where=CARRIED_OUT, count=(Equals(operand=literal(4)),))),
        Dossier(measures=(Measure(status="uitgevoerd"), Measure(status="uitgevoerd"), Measure())),
        "Er moeten precies 4 maatregelen zijn waarbij de stand uitgevoerd is. Er zijn er 2 tot 3;"
        " maatregel 3 past, op de stand (niet opgegeven) na.",
        "There should be exactly 4 measures where the status is carried out. There are 2 to 3;"
        " measure 3 fits but for status: not given.",
        id="between",
    ),
    pytest.param(
        negation(inspections(where=DARK)), Dossier(inspections=(EVENING,)),
        "Er mag geen schouw zijn waarbij het licht donker is. Er is er 1: schouw-1.",
        "There must be no inspection where the light is dark. There is 1: schouw-1.",
        id="must-not-be",
    ),
    pytest.param(
        negation(record(measures=Items(count=(Below(operand=literal(3)),)))),
        Dossier(measures=(*LATE[:2],)),
        "Er moeten ten minste 3 maatregelen zijn. Er zijn er 2 van de 3.",
        "There should be at least 3 measures. There are 2 of 3.",
        id="must-not-be-so-few",
    ),
    pytest.param(
        negation(record(measures=Items(count=(Equals(operand=literal(2)),)))),
        Dossier(measures=(*LATE[:2],)),
        "Er mogen niet precies 2 maatregelen zijn. Er zijn er 2: m-1 en m-2.",
        "There must be not exactly 2 measures. There are 2: m-1 and m-2.",
        id="must-not-be-exactly",
    ),
    pytest.param(
        record(measures=Items(count=(Above(operand=literal(1)),))), Dossier(measures=(*LATE[:1],)),
        "Er moet meer dan 1 maatregel zijn. Er is er 1 van de 2.",
        "There should be more than 1 measure. There is 1 of 2.",
        id="above",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "dossier", "nl", "en"), COUNTS)
def test_the_gap_of_a_number_of_items(pattern: Record, dossier: Dossier, nl: str, en: str) -> None:
    """
    How many are asked, how many there are, who comes nearest.
    """
    assert _sentence(pattern, dossier) == Text(nl=nl, en=en)


BY_OWNER = record(measures=Items(every=record(owner=GIVEN, status=is_("uitgevoerd"))))
HALF = Share(of=CARRIED_OUT, test=AtLeast(operand=Parameter(name="half", value=Decimal("0.6"))))
TENTH = Decimal("0.1")
SHARE = record(measures=Items(share=HALF))
PARTNERS = record(
    partners=Items(
        covers=(Covers(field="role", operands=words("gemeente", "politie", "brandweer")),)
    )
)
MEETINGS = record(meetings=Items(each=attrs.evolve(SIX_MONTHLY, since=literal(date(2020, 1, 1)))))
HALF_YEAR_AGO = AsOf(sign=-1, shift=HALF_YEAR)
MET = (Meeting(date=date(2022, 3, 1)), Meeting(date=date(2021, 9, 1)))

PARTS = [
    pytest.param(
        BY_OWNER,
        Dossier(measures=(
            Measure(id="m-1", owner="Jansen", status="vervallen"), Measure(title="Camera's")
        )),
        "Voor elke maatregel moet gelden dat de verantwoordelijke is opgegeven en de stand"
        " uitgevoerd is. Dat is niet zo bij m-1: de stand (vervallen). Dat is nog niet vast te"
        " stellen bij Camera's: de verantwoordelijke (niet opgegeven) en de stand (niet"
        " opgegeven).",
        "For each measure, it should hold that the person responsible is given and the status is"
        " carried out. This is not so for m-1 (status: dropped). This is not known yet for Camera's"
        " (person responsible: not given and status: not given).",
        id="every-broken-and-unknown",
    ),
    pytest.param(
        record(measures=Items(every=CARRIED_OUT)), Dossier(measures=(*LATE,)),
        "Voor elke maatregel moet gelden dat de stand uitgevoerd is. Dat is niet zo bij m-1, m-2,"
        " m-3, m-4, m-5 en 2 andere: de stand (vervallen).",
        "For each measure, it should hold that the status is carried out. This is not so for m-1,"
        " m-2, m-3, m-4, m-5 and 2 others (status: dropped).",
        id="every-five-by-name",
    ),
    pytest.param(
        surveys(every=RESPONSE), Dossier(surveys=(Survey(date=ON, sent=10000, answered=2999),)),
        "Voor de nieuwste enquête moet gelden dat de respons ten minste 30 % is."
        " Dat is niet zo bij enquête 1: de respons (29,99 %).",
        "For the newest survey, it should hold that the response rate is at least 30%."
        " This is not so for survey 1 (response rate: 29.99%).",
        id="every-of-the-latest",
    ),
    pytest.param(
        record(measures=Items(every=CARRIED_OUT)),
        Dossier(measures=(*LATE[:2], Measure(id="m-9", status="gepland"))),
        "Voor elke maatregel moet gelden dat de stand uitgevoerd is."
        " Dat is niet zo bij m-1 en m-2: de stand (vervallen); en m-9: de stand (gepland).",
        "For each measure, it should hold that the status is carried out."
        " This is not so for m-1 and m-2 (status: dropped); and m-9 (status: gepland).",
        id="every-with-different-reasons",
    ),
    pytest.param(
        record(measures=Items(every=CARRIED_OUT)),
        Dossier(measures=(*LATE, Measure(id="m-9", status="gepland"))),
        "Voor elke maatregel moet gelden dat de stand uitgevoerd is."
        " Dat is niet zo bij m-1, m-2, m-3, m-4 en m-5: de stand (vervallen); en 3 andere.",
        "For each measure, it should hold that the status is carried out."
        " This is not so for m-1, m-2, m-3, m-4 and m-5 (status: dropped); and 3 others.",
        id="every-with-different-reasons-further-on",
    ),
    pytest.param(
        surveys(every=record(
            response_rate=asks(Present(), AtLeast(operand=literal(Decimal("0.3"))))
        )),
        Dossier(surveys=(Survey(date=ON, response=Decimal("0.25")),)),
        "Voor de nieuwste enquête moet gelden dat de respons is bekend en de respons ten minste"
        " 30 % is. Dat is niet zo bij enquête 1: de respons (25 %).",
        "For the newest survey, it should hold that the response rate is known and the response"
        " rate is at least 30%. This is not so for survey 1 (response rate: 25%).",
        id="every-with-a-published-share",
    ),
    pytest.param(
        surveys(every=RESPONSE), Dossier(surveys=(Survey(date=ON),)),
        "Voor de nieuwste enquête moet gelden dat de respons ten minste 30 % is."
        " Dat is nog niet vast te stellen bij enquête 1: de respons (niet bekend).",
        "For the newest survey, it should hold that the response rate is at least 30%."
        " This is not known yet for survey 1 (response rate: not known).",
        id="every-with-a-value-that-follows-from-others",
    ),
    pytest.param(
        record(measures=Items(every=CARRIED_OUT)),
        Dossier(measures=(DONE,), incomplete=("measures",)),
        "Voor elke maatregel moet gelden dat de stand uitgevoerd is."
        " Het dossier noemt niet alle maatregelen, dus er kunnen er meer zijn.",
        "For each measure, it should hold that the status is carried out."
        " The dossier does not name all measures, so there may be more.",
        id="every-given-in-part",
    ),
    pytest.param(
        negation(record(measures=Items(every=CARRIED_OUT))), Dossier(measures=(DONE,)),
        "Het mag niet zo zijn dat voor elke maatregel geldt dat de stand uitgevoerd is."
        " Dat is wel zo.",
        "It must not be so that for each measure, the status is carried out. It is so.",
        id="not-every",
    ),
    pytest.param(
        negation(record(measures=Items(every=CARRIED_OUT))), Dossier(measures=(Measure(),)),
        "Het mag niet zo zijn dat voor elke maatregel geldt dat de stand uitgevoerd is."
        " Dat is nog niet vast te stellen.",
        "It must not be so that for each measure, the status is carried out."
        " This is not known yet.",
        id="not-every-is-not-known",
    ),
    pytest.param(
        SHARE, Dossier(measures=(DONE, DONE, DROPPED, DROPPED, DROPPED)),
        "Voor ten minste 60 % van de maatregelen moet gelden dat de stand uitgevoerd is."
        " Dat is zo bij 2 van de 5 (40 %).",
        "For at least 60% of the measures, it should hold that the status is carried out."
        " This is so for 2 of 5 (40%).",
        id="share",
    ),
    pytest.param(
        SHARE, Dossier(measures=()),
        "Voor ten minste 60 % van de maatregelen moet gelden dat de stand uitgevoerd is."
        " Er is geen maatregel om te tellen.",
        "For at least 60% of the measures, it should hold that the status is carried out."
        " There is no measure to count.",
        id="share-of-nothing",
    ),
    pytest.param(
        SHARE, Dossier(measures=(DONE, DROPPED, Measure())),
        "Voor ten minste 60 % van de maatregelen moet gelden dat de stand uitgevoerd is."
        " Dat is nog niet vast te stellen: zeker bij 1, mogelijk bij 2, van de 3.",
        "For at least 60% of the measures, it should hold that the status is carried out."
        " This is not known yet: certainly for 1, possibly for 2, of 3.",
        id="share-is-not-known",
    ),
    pytest.param(
        record(measures=Items(where=record(title=is_("Camera's")), share=HALF)),
        Dossier(measures=(*LATE[:2], Measure(status="vervallen"))),
        "Voor ten minste 60 % van de maatregelen waarbij de titel “Camera's” is, moet gelden dat de"
        " stand uitgevoerd is. Dat is niet zo: zeker bij 0 van de 2 tot 3.",
        "For at least 60% of the measures where the title is “Camera's”, it should hold that the"
        " status is carried out. This is not so: certainly for 0 of 2 to 3.",
        id="share-of-a-number-that-is-not-known",
    ),
    pytest.param(
        SHARE, Dossier(measures=(), incomplete=("measures",)),
        "Voor ten minste 60 % van de maatregelen moet gelden dat de stand uitgevoerd is. Dat is nog"
        " niet vast te stellen. Het dossier noemt niet alle maatregelen, dus er kunnen er meer"
        " zijn.",
        "For at least 60% of the measures, it should hold that the status is carried out. This is"
        " not known yet. The dossier does not name all measures, so there may be more.",
        id="share-of-nobody-knows-what",
    ),
    pytest.param(
        record(measures=Items(share=attrs.evolve(HALF, test=AtMost(operand=literal(TENTH))))),
        Dossier(measures=(DONE,)),
        "Voor ten hoogste 10 % van de maatregelen mag gelden dat de stand uitgevoerd is."
        " Dat is zo bij 1 van de 1 (100 %).",
        "For at most 10% of the measures, it may hold that the status is carried out."
        " This is so for 1 of 1 (100%).",
        id="share-that-is-too-great",
    ),
    pytest.param(
        PARTNERS, Dossier(partners=(Partner(role="gemeente"), Partner(role="politie"))),
        "Voor elk van gemeente, politie en brandweer moet er ten minste 1 partner zijn."
        " Ontbreekt: brandweer.",
        "For each of municipality, police and fire brigade there should be at least 1 partner."
        " Missing: fire brigade.",
        id="covers",
    ),
    pytest.param(
        PARTNERS, Dossier(partners=(Partner(role="gemeente"),)),
        "Voor elk van gemeente, politie en brandweer moet er ten minste 1 partner zijn."
        " Ontbreken: politie en brandweer.",
        "For each of municipality, police and fire brigade there should be at least 1 partner."
        " Missing: police and fire brigade.",
        id="covers-several-missing",
    ),
    pytest.param(
        PARTNERS, Dossier(partners=(Partner(role="gemeente"), Partner())),
        "Voor elk van gemeente, politie en brandweer moet er ten minste 1 partner zijn."
        " Nog niet aangetoond: politie en brandweer.",
        "For each of municipality, police and fire brigade there should be at least 1 partner."
        " Not shown yet: police and fire brigade.",
        id="covers-not-shown-yet",
    ),
    pytest.param(
        MEETINGS, Dossier(meetings=MET),
        "In elke periode van 6 maanden, teruggeteld vanaf de beoordelingsdag tot 1 januari 2020,"
        " moet er ten minste 1 overleg zijn. Er is er geen in 2 van de 4 perioden: 31 december 2020"
        " tot en met 30 juni 2021; en 1 juli 2020 tot en met 30 december 2020.",
        "In each period of 6 months, counted back from the day of the assessment to 1 January 2020,"
        " there should be at least 1 meeting. There is none in 2 of 4 periods: 31 December 2020 to"
        " 30 June 2021; and 1 July 2020 to 30 December 2020.",
        id="each",
    ),
    pytest.param(
        record(meetings=Items(each=attrs.evolve(SIX_MONTHLY, since=HALF_YEAR_AGO))),
        Dossier(meetings=(Meeting(),)),
        "In elke periode van 6 maanden, teruggeteld vanaf de beoordelingsdag tot 6 maanden voor de"
        " beoordelingsdag, moet er ten minste 1 overleg zijn. Nog niet aangetoond in die periode:"
        " 31 december 2021 tot en met 30 juni 2022.",
        "In each period of 6 months, counted back from the day of the assessment to 6 months before"
        " the day of the assessment, there should be at least 1 meeting. Not shown yet in that"
        " period: 31 December 2021 to 30 June 2022.",
        id="each-not-shown-yet",
    ),
    pytest.param(
        record(meetings=Items(each=attrs.evolve(SIX_MONTHLY, since=END))), Dossier(meetings=MET),
        "In elke periode van 6 maanden, teruggeteld vanaf de beoordelingsdag tot het einde van het"
        " vorige certificaat, moet er ten minste 1 overleg zijn."
        " Het einde van het vorige certificaat is niet opgegeven.",
        "In each period of 6 months, counted back from the day of the assessment to the end of the"
        " previous certificate, there should be at least 1 meeting."
        " The end of the previous certificate is not given.",
        id="each-since-a-day-that-is-not-given",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "dossier", "nl", "en"), PARTS)
def test_the_gap_of_what_else_is_asked_of_a_collection(
    pattern: Record, dossier: Dossier, nl: str, en: str
) -> None:
    """
    Which items break it, how many do, what is missing, when there was none.
    """
    assert _sentence(pattern, dossier) == Text(nl=nl, en=en)


def test_alternatives_are_lettered_and_say_once_what_is_not_given() -> None:
    """
    Each way has all its sentences; a choice inside a choice has other marks.
    """
    partners = record(
        partners=Items(
            where=record(role=GIVEN),
            count=AT_LEAST_TWO,
            every=record(intention_signed=GIVEN),
        )
    )
    inner = record(AnyOf(patterns=(area(boundary=GIVEN), surveys())))
    pattern = record(AnyOf(patterns=(partners, inner)))

    assert _sentence(pattern, Dossier()) == Text(
        nl="Nog niet vast te stellen; een van deze 2 is nodig:"
        " (1) Er moeten ten minste 2 partners zijn waarbij de partij is opgegeven."
        " Voor elke partner waarbij de partij is opgegeven, moet gelden dat de ondertekening van de"
        " intentieverklaring is opgegeven. De partners zijn niet opgegeven."
        " (2) Nog niet vast te stellen; een van deze 2 is nodig:"
        " (a) De afbakening van het gebied is niet opgegeven."
        " (b) Er moet ten minste 1 enquête zijn. De enquêtes zijn niet opgegeven.",
        en="Not known yet; one of these 2 is needed:"
        " (1) There should be at least 2 partners where the party is given."
        " For each partner where the party is given, it should hold that the signing of the letter"
        " of intent is given. The partners are not given."
        " (2) Not known yet; one of these 2 is needed:"
        " (a) The boundary of the area is not given."
        " (b) There should be at least 1 survey. The surveys are not given.",
    )


def test_alternatives_say_how_many_are_needed() -> None:
    """
    Without *not known yet* where they all fail.
    """
    ways = (inspections(), record(measures=Items()), record(goals=Items()))
    pattern = record(AtLeastOf(count=literal(2), patterns=ways))
    dossier = Dossier(inspections=(), measures=(), goals=())

    assert _sentence(pattern, dossier) == Text(
        nl="2 van deze 3 zijn nodig: (a) Er moet ten minste 1 schouw zijn. Er is er geen."
        " (b) Er moet ten minste 1 maatregel zijn. Er is er geen."
        " (c) Er moet ten minste 1 doel zijn. Er is er geen.",
        en="2 of these 3 are needed: (a) There should be at least 1 inspection. There is none."
        " (b) There should be at least 1 measure. There is none."
        " (c) There should be at least 1 goal. There is none.",
    )


@pytest.mark.parametrize(
    ("finding", "nl", "en"),
    [
        pytest.param(
            None,
            "Een auditor moet nog oordelen: “Werkt het?”",
            "An auditor still has to judge: “Does it work?”",
            id="still-to-judge",
        ),
        pytest.param(
            "voldoet_niet",
            "De auditor oordeelde “voldoet niet” op de vraag: “Werkt het?”",
            "The auditor found “does not comply” on the question: “Does it work?”",
            id="judged-against",
        ),
    ],
)
def test_the_gap_of_a_judgement(finding: str | None, nl: str, en: str) -> None:
    """
    The question, and the finding where there is one.
    """
    gap = question_gap(Text(nl="Werkt het?", en="Does it work?"), finding, EDITION)

    assert gap.sentence == Text(nl=nl, en=en)


# Lists of words and values of items, which no shipped pattern asks of the dossier itself


def _outcome(pattern: Record, dossier: Dossier) -> ValueOutcome:
    items = interpret(pattern, Setting(dossier=dossier, on=ON, ranks={})).parts[0]
    assert isinstance(items, ItemsOutcome)
    where = items.members[0].where
    assert isinstance(where, GroupOutcome)
    found = where.parts[0]
    assert isinstance(found, ValueOutcome)
    return found


CHAIR_ROLE = ("working_group", "chair_role")


def _gap_of_item(pattern: Record, inspection: Inspection, **more: Any) -> Text:
    value = _outcome(inspections(where=pattern), Dossier(inspections=(inspection,)))
    gap = Gap(
        about="requires",
        kind="words",
        verdict=value.verdict,
        action="repair",
        path=value.path,
        asked={},
        found=value_of(value),
        sentence=Text(nl="", en=""),
        **more,
    )
    return gap_sentence(gap, outcome=value, edition=EDITION)


@pytest.mark.parametrize(
    ("pattern", "roles", "nl", "en"),
    [
        pytest.param(
            ROLES_OF_ALL,
            ("gemeente",),
            "De deelnemende partijen van schouw 1 zijn gemeente; het ontbreekt aan politie.",
            "The participating parties of inspection 1 are municipality; missing: police.",
            id="all",
        ),
        pytest.param(
            ROLES_OF_ALL,
            (),
            "Er zijn geen deelnemende partijen; die moeten gemeente en politie omvatten.",
            "There are no participating parties; they should include municipality and police.",
            id="none-at-all",
        ),
        pytest.param(
            ROLES_OF_ALL,
            None,
            "De deelnemende partijen van schouw 1 zijn niet opgegeven; die moeten gemeente en"
            " politie omvatten.",
            "The participating parties of inspection 1 are not given; they should include"
            " municipality and police.",
            id="not-given",
        ),
        pytest.param(
            record(roles=lists(ContainsAll(operands=(FromDossier(path=CHAIR_ROLE),)))),
            ("gemeente",),
            "De deelnemende partijen van schouw 1 zijn gemeente; of die de partij van de voorzitter"
            " omvatten, is nog niet vast te stellen, want de partij van de voorzitter is niet"
            " opgegeven.",
            "The participating parties of inspection 1 are municipality; whether they include the"
            " party of the chair is not known yet, because the party of the chair is not given.",
            id="compared-with-what-is-not-given",
        ),
        pytest.param(
            record(
                roles=lists(ContainsAny(operands=ROLES), ContainsNone(operands=words("brandweer")))
            ),
            ("brandweer",),
            "De deelnemende partijen van schouw 1 zijn brandweer; die moeten ten minste één van"
            " gemeente en politie omvatten en die mogen geen brandweer omvatten.",
            "The participating parties of inspection 1 are fire brigade; they should include at"
            " least one of municipality and police and they must not include fire brigade.",
            id="any-and-none",
        ),
    ],
)
def test_the_gap_of_a_list_of_words(pattern: Record, roles: Any, nl: str, en: str) -> None:
    """
    What the list holds and what it lacks.
    """
    assert _gap_of_item(pattern, Inspection(roles=roles)) == Text(nl=nl, en=en)


def test_a_list_that_must_not_hold_words() -> None:
    """
    The sentence turns round.
    """
    inspection = Inspection(roles=("gemeente",))
    pattern = record(roles=lists(ContainsAny(operands=ROLES)))

    assert _gap_of_item(pattern, inspection, negated=True) == Text(
        nl="De deelnemende partijen van schouw 1 zijn gemeente;"
        " die mogen geen gemeente of politie omvatten.",
        en="The participating parties of inspection 1 are municipality;"
        " they must not include municipality or police.",
    )


# What an item fails for


def _failed(path: tuple[str | int, ...], found: Any = None) -> Failed:
    return Failed(path=path, asked={}, found=found, sentence=Text(nl="", en=""))


def test_what_fails_is_named_from_the_data_where_no_outcome_is_at_hand() -> None:
    """
    An undated item is not seen before its date is known.
    """
    assert failed_sentence(_failed(("date",)), outcome=None, edition=EDITION) == Text(
        nl="de datum (niet opgegeven)", en="date: not given"
    )
    assert failed_sentence(_failed(("date",), "2022-06-30"), outcome=None, edition=EDITION) == Text(
        nl="de datum (30 juni 2022)", en="date: 30 June 2022"
    )
    assert failed_sentence(_failed(()), outcome=None, edition=EDITION) == Text(
        nl="een voorwaarde (niet voldaan)", en="a condition: not met"
    )


def test_a_value_that_cannot_be_compared_yet_says_so() -> None:
    """
    What it is compared with is missing.
    """
    survey = Dossier(surveys=(Survey(date=date(2022, 6, 14)),))
    pattern = surveys(where=record(date=asks(Above(operand=END))))

    assert failed_sentence(
        _failed(("date",)), outcome=_outcome(pattern, survey), edition=EDITION
    ) == Text(
        nl="de datum (14 juni 2022, nog niet te vergelijken)",
        en="date: 14 June 2022, cannot be compared yet",
    )


def test_the_nearest_without_a_reason_is_named_all_the_same() -> None:
    """
    A reader of stored assessments may meet one.
    """
    pattern = inspections(where=DARK)
    dossier = Dossier(inspections=(DAY,))
    outcome = interpret(pattern, Setting(dossier=dossier, on=ON, ranks={}))
    items = outcome.parts[0]
    assert isinstance(items, ItemsOutcome)
    (gap,) = _gaps(pattern, dossier)
    near = attrs.evolve(gap, nearest=Candidate(path=("inspections", 0), name="", failed=()))
    said = gap_sentence(near, outcome=(items, items.parts[0]), edition=EDITION)

    assert said.nl.endswith("Er is er geen; schouw 1 komt het dichtst bij.")
    assert said.en.endswith("There is none; inspection 1 comes nearest.")


def test_an_item_that_breaks_a_rule_without_a_reason_is_named_all_the_same() -> None:
    """
    Its name is better than nothing.
    """
    pattern = record(measures=Items(every=CARRIED_OUT))
    outcome = interpret(pattern, Setting(dossier=Dossier(measures=(DROPPED,)), on=ON, ranks={}))
    items = outcome.parts[0]
    assert isinstance(items, ItemsOutcome)
    (gap,) = _gaps(pattern, Dossier(measures=(DROPPED,)))
    bare = attrs.evolve(gap, failing=(Candidate(path=("measures", 0), name="m-1", failed=()),))
    said = gap_sentence(bare, outcome=(items, items.parts[0]), edition=EDITION)

    assert said.nl.endswith("Dat is niet zo bij m-1.")


# Laws

UNREADABLE = re.compile(
    r"  |^ | $|\b(?:None|True|False|Decimal|Fraction|Value|Record)\b|[(\[{] | [)\]},.;:]|\.\.|[{}]"
)


@pytest.mark.parametrize("seed", range(150))
def test_no_sentence_is_empty_or_shows_how_it_was_made(seed: int) -> None:
    """
    For any pattern and any dossier.
    """
    case = random_case(Random(seed))
    edition = attrs.evolve(EDITION, vocabularies=VOCABULARY_RECORDS, facts=FACT_RECORDS)
    pattern = pattern_of(case.pattern)
    setting = Setting(dossier=dossier_of(case.dossier), on=case.on, ranks=RANKS)
    outcome = interpret(pattern, setting)
    said = [pattern_phrase(pattern, edition)]
    for gap in (
        *gaps_of(outcome, about="requires", edition=edition),
        *gaps_of(outcome, about="applies_when", edition=edition),
    ):
        assert gap.sentence.nl.endswith((".", "”"))
        said.append(gap.sentence)
        for candidate in (*gap.failing, *filter(None, [gap.nearest])):
            said += [failed.sentence for failed in candidate.failed]
    for text in said:
        assert text.nl
        assert text.en
        assert UNREADABLE.search(text.nl) is None
        assert UNREADABLE.search(text.en) is None
