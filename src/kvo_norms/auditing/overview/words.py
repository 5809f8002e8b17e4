"""
The fixed words of the overview, in the two languages.
"""

from __future__ import annotations

from kvo_norms.catalogue import Text
from kvo_norms.reporting.languages import FixedWords

_WORDS = {
    "title": Text(nl="Overzicht van de audit", en="Overview of the audit"),
    "on": Text(nl="Gerekend vanaf {day}.", en="Counted from {day}."),
    "skip": Text(nl="Naar de gebieden", en="To the areas"),
    "fictional": Text(nl="verzonnen", en="fictional"),
    "summary": Text(nl="In het kort", en="In short"),
    "dossiers": Text(nl="Dossiers", en="Dossiers"),
    "number": Text(nl="Aantal", en="Number"),
    "unreadable": Text(nl="Onleesbaar", en="Unreadable"),
    "open_judgements": Text(nl="Oordelen nog te geven", en="Judgements still to be made"),
    "verdict": Text(nl="Oordeel", en="Verdict"),
    "themes": Text(nl="Thema's", en="Themes"),
    "theme": Text(nl="Thema", en="Theme"),
    "edition": Text(nl="Editie", en="Edition"),
    "areas": Text(nl="Gebieden", en="Areas"),
    "area": Text(nl="Gebied", en="Area"),
    "id": Text(nl="Kenmerk", en="Id"),
    "municipality": Text(nl="Gemeente", en="Municipality"),
    "source": Text(nl="Bestand", en="File"),
    "points": Text(nl="Punten", en="Points"),
    "of": Text(nl="Van", en="Of"),
    "share": Text(nl="Aandeel", en="Share"),
    "certificates": Text(nl="Lopende certificaten", en="Running certificates"),
    "ending": Text(nl="Loopt af binnen", en="Ends within"),
    "months": Text(nl="{n} maanden (tot en met {day})", en="{n} months (to {day})"),
    "ended": Text(
        nl="Van {n} gebieden is het certificaat afgelopen sinds de dag van hun beoordeling.",
        en="Of {n} areas the certificate has ended since the day of their assessment.",
    ),
    "runs_until": Text(nl="Loopt tot en met", en="Runs until"),
    "stars": Text(nl="Sterren", en="Stars"),
    "star": Text(nl="Ster", en="Star"),
    "gaps": Text(nl="Wat het vaakst ontbreekt", en="What is lacking most often"),
    "gaps_note": Text(
        nl="De {n} normen die in de meeste gebieden niet voldaan of open zijn;"
        " alle staan in overview.json.",
        en="The {n} norms that are not met or open in most areas; all are in overview.json.",
    ),
    "norm": Text(nl="Norm", en="Norm"),
    "weight": Text(nl="Gewicht", en="Weight"),
    "eis": Text(nl="eis", en="requirement"),
    "aandachtspunt": Text(nl="aandachtspunt", en="point of attention"),
    "waived": Text(nl="Met ontheffing", en="Waived"),
    "to_judge": Text(nl="Te beoordelen", en="To be judged"),
    "score": Text(nl="Punten", en="Points"),
    "reports": Text(nl="Rapport", en="Report"),
    "report_of": Text(nl="rapport van {area} als {form}", en="report of {area} as {form}"),
    "faults": Text(nl="Fouten", en="Faults"),
    "faults_note": Text(
        nl="Deze dossiers zijn niet te lezen en dus niet beoordeeld.",
        en="These dossiers cannot be read, so they were not assessed.",
    ),
    "notes": Text(nl="Opmerkingen", en="Notes"),
    "assessed_on": Text(nl="Beoordeeld op", en="Assessed as of"),
    "changes": Text(nl="Wat veranderde", en="What changed"),
    "no_changes": Text(
        nl="Sinds de vorige audit veranderde niets.", en="Nothing changed since the earlier audit."
    ),
    "before": Text(nl="Was", en="Was"),
    "after": Text(nl="Is", en="Is"),
    "why": Text(nl="Door", en="Because of"),
    "why.dossier": Text(nl="het dossier", en="the dossier"),
    "why.edition": Text(nl="de editie", en="the edition"),
    "why.date": Text(nl="de datum", en="the date"),
    "why.library": Text(nl="de versie van het programma", en="the version of the program"),
    "new": Text(nl="nieuw", en="new"),
    "gone": Text(nl="vervallen", en="gone"),
    "norm_changes": Text(nl="Normen die anders staan", en="Norms that stand otherwise"),
    "next_until": Text(nl="Volgend certificaat tot en met", en="Next certificate until"),
    "conditional": Text(nl="Onder voorwaarde", en="Conditional"),
    "yes": Text(nl="ja", en="yes"),
    "no": Text(nl="nee", en="no"),
}
word = FixedWords(_WORDS)
