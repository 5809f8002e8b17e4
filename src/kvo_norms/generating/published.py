"""
Published figures that the portfolio is drawn from, each with where it stands.

An area's own figure is drawn around the national one. Where none was published, `source` is absent
and the figure is this project's own guess.
"""

from __future__ import annotations

from kvo_norms.records import frozen

SHOPPING, PARK = "winkelgebied", "bedrijventerrein"

AREA_KINDS = ((SHOPPING, 163.0), (PARK, 170.0))
"""
Areas that had the mark by March 2008, of each kind: published numbers, of which no link is known.
"""

FIRST_CERTIFICATES = (44 + 44) / (194 + 211)
"""
The share of first certificates: 44 of the 194 parks of 2018 and 44 of the 211 of 2019 together.

Published for parks under the edition of 2015 only, without a link that is known; taken for every
area and every edition.
"""

GOALS_REACHED = (2 + 6) / (7 + 8)
"""
The share of goals that are reached: 2 of the 7 that Goes could measure in 2019 and 6 of the 8 of
Randstad in Almere in 2018.

Sources: https://www.sbbgoes.nl/nieuws and https://www.randstadalmere.nl/enquete-uitslagen/
"""

GOALS_UNRELIABLE = 3 / 10
"""The share of goals with an unreliable measurement in Goes, https://www.sbbgoes.nl/nieuws"""

STELLENDAM = "https://stellendam.biz/veiligheid/keurmerk-veilig-ondernemen-bedrijventerreinen/"
GOES = "https://www.sbbgoes.nl/nieuws"
HBD = (
    "https://www.tweewieler.nl/algemeen/nieuws/2008/04/keurmerk-veilig-ondernemen-effectief-1014659"
)


@frozen(kw_only=True)
class Problem:
    """
    A problem, and how many entrepreneurs have it.
    """

    word: str
    """The word in the vocabulary ``problems``."""
    share: int
    """How many in a hundred entrepreneurs have it."""
    themes: tuple[str, ...]
    """The words that it falls under in the vocabulary ``themes``; the first that is declared."""
    only: str | None = None
    """The kind of area that has it, where others do not."""
    source: str | None = None
    """Where the figure stands."""
    derivation: str | None = None
    """How the figure follows from what stands there."""


_NUISANCE_2018 = "national, parks, 2018: the share of entrepreneurs with this kind of nuisance"

PROBLEMS = (
    Problem(
        word="inbraak",
        share=15,
        themes=("inbraak", "criminaliteit"),
        source=GOES,
        derivation="the middle of 19 (2016) and 11 (2019)",
    ),
    Problem(word="diefstal", share=10, themes=("diefstal", "criminaliteit")),
    Problem(word="winkeldiefstal", share=25, themes=("diefstal", "criminaliteit"), only=SHOPPING),
    Problem(word="overvallen", share=3, themes=("overvallen", "criminaliteit")),
    Problem(
        word="vernieling",
        share=2,
        themes=("vernieling", "criminaliteit"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="agressie",
        share=8,
        themes=("agressie", "criminaliteit"),
        source=HBD,
        derivation="afraid after threats: the middle of 11 (baseline) and 5 (two years later)",
    ),
    Problem(
        word="onveiligheidsgevoel",
        share=34,
        themes=("onveiligheidsgevoelens", "criminaliteit"),
        source=HBD,
        derivation="ever felt unsafe: the middle of 47 (baseline) and 20 (two years later)",
    ),
    Problem(word="aangiftebereidheid", share=20, themes=("aangiftebereidheid", "criminaliteit")),
    Problem(word="cybercriminaliteit", share=10, themes=("criminaliteit",)),
    Problem(word="ondermijning", share=4, themes=("criminaliteit",)),
    Problem(
        word="rondhangen",
        share=5,
        themes=("groepsoverlast", "overlast"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="geluidsoverlast",
        share=5,
        themes=("groepsoverlast", "overlast"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(word="intimidatie", share=3, themes=("groepsoverlast", "overlast")),
    Problem(
        word="straatraces",
        share=4,
        themes=("overlast", "verkeersveiligheid"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="vervuiling",
        share=11,
        themes=("beheer_onderhoud", "overlast"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="parkeren_vrachtwagens",
        share=14,
        themes=("parkeren", "overlast"),
        only=PARK,
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="parkeren_personenautos",
        share=16,
        themes=("parkeren", "overlast"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="bhv",
        share=25,
        themes=("bhv_calamiteiten", "brandveiligheid"),
        source=GOES,
        derivation="who have no plan: the middle of 22 (2016) and 28 (2019)",
    ),
    Problem(word="brandgevaarlijke_opslag", share=8, themes=("brandveiligheid",)),
    Problem(word="toegang_hulpdiensten", share=6, themes=("bhv_calamiteiten", "brandveiligheid")),
    Problem(
        word="hard_rijden",
        share=18,
        themes=("verkeersveiligheid", "overlast"),
        source=STELLENDAM,
        derivation=_NUISANCE_2018,
    ),
    Problem(
        word="verkeersknelpunten",
        share=42,
        themes=("verkeersveiligheid",),
        source=GOES,
        derivation="the middle of 38 (2016) and 46 (2019)",
    ),
    Problem(word="bewegwijzering", share=8, themes=("verkeersveiligheid",)),
    Problem(
        word="fietsparkeren", share=12, themes=("parkeren", "verkeersveiligheid"), only=SHOPPING
    ),
    Problem(word="zwerfafval", share=11, themes=("beheer_onderhoud", "milieu")),
    Problem(word="groen", share=9, themes=("beheer_onderhoud", "milieu")),
    Problem(word="verlichting", share=12, themes=("beheer_onderhoud", "milieu")),
    Problem(
        word="onderhoud",
        share=16,
        themes=("beheer_onderhoud", "milieu"),
        source=GOES,
        derivation="who are not satisfied: the middle of 13 (2016) and 18 (2019)",
    ),
)
