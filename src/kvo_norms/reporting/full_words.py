"""
The fixed words of the reports that show everything, in the two languages.
"""

from __future__ import annotations

from kvo_norms.catalogue import Text
from kvo_norms.reporting.languages import FixedWords
from kvo_norms.reporting.words import said

_WORDS = {
    "title": Text(nl="Beoordeling KVO", en="KVO assessment"),
    "contents": Text(nl="Inhoud", en="Contents"),
    "to_contents": Text(nl="Naar de inhoud", en="Skip to the report"),
    "scores": Text(nl="Punten", en="Scores"),
    "scores_note": Text(
        nl="Punten van normen waaraan is voldaan, van de punten van normen die gelden."
        " Ze geven een beeld; het oordeel hangt er niet van af.",
        en="Points of norms that are met, of the points of norms that apply."
        " They inform; the verdict does not depend on them.",
    ),
    "does_not_apply": Text(nl="geen normen van toepassing", en="no norms apply"),
    "chart": Text(nl="{points} van {of} punten", en="{points} of {of} points"),
    "tasks": Text(nl="Wat nog nodig is, en van wie", en="What is still needed, and from whom"),
    "task_repair": Text(nl="Het samenwerkingsverband herstelt", en="The partnership repairs"),
    "task_supply": Text(nl="Het samenwerkingsverband levert aan", en="The partnership supplies"),
    "task_judge": Text(nl="De auditor beoordeelt", en="The auditor judges"),
    "task_none": Text(nl="Niemand kan dit veranderen", en="Nobody can change this"),
    "due": Text(nl="uiterlijk {day}", en="by {day}"),
    "due_head": Text(nl="Uiterlijk", en="By"),
    "all_norms": Text(nl="Alle normen", en="All norms"),
    "filter": Text(nl="Toon normen", en="Show norms"),
    "filter_all": Text(nl="alle", en="all"),
    "filter_gaps": Text(nl="waar iets nodig is", en="that need something"),
    "open_all": Text(nl="Alles openen", en="Open all"),
    "close_all": Text(nl="Alles sluiten", en="Close all"),
    "evidence": Text(nl="Wat het dossier toont", en="What the dossier shows"),
    "no_evidence": Text(
        nl="In het dossier staat niets dat hierbij telt.", en="Nothing in the dossier counts here."
    ),
    "gap": Text(nl="Wat ontbreekt", en="What is lacking"),
    "finding": Text(nl="Oordeel van de auditor", en="The auditor's judgement"),
    "provenance": Text(nl="Herkomst", en="Provenance"),
    "norm": Text(nl="Norm", en="Norm"),
    "asks": Text(nl="Wat de norm vraagt", en="What the norm asks"),
    "status": Text(nl="Stand", en="Status"),
    "weight": Text(nl="Gewicht", en="Weight"),
    "id": Text(nl="Kenmerk", en="Id"),
    "timeline": Text(nl="Data", en="Dates"),
    "day": Text(nl="Dag", en="Day"),
    "what": Text(nl="Wat", en="What"),
    "action": Text(nl="Actie", en="Action"),
    "who": Text(nl="Wie", en="Who"),
    "repair": Text(nl="samenwerkingsverband", en="partnership"),
    "supply": Text(nl="samenwerkingsverband", en="partnership"),
    "judge": Text(nl="auditor", en="auditor"),
    "none": Text(nl="-", en="-"),
    "reason": Text(nl="Reden", en="Reason"),
    "granted_by": Text(nl="Verleend door {name}", en="Granted by {name}"),
    "receipt_note": Text(
        nl="Met deze gegevens kan ieder de beoordeling herhalen.",
        en="With these data anybody can repeat the assessment.",
    ),
    "receipt_whole": Text(nl="Het hele ontvangstbewijs (JSON)", en="The whole receipt (JSON)"),
    "receipt_attached": Text(
        nl="Het hele ontvangstbewijs zit als receipt.json in dit bestand.",
        en="The whole receipt is attached to this file as receipt.json.",
    ),
    "edition_digest": Text(nl="SHA-256 van de editie", en="SHA-256 of the edition"),
    "dossier_digest": Text(nl="SHA-256 van het dossier", en="SHA-256 of the dossier"),
    "receipt_digest": Text(nl="SHA-256 van het geheel", en="SHA-256 of the whole"),
    "library": Text(nl="Gemaakt met kvo_norms", en="Made with kvo_norms"),
    "names_left_out": Text(
        nl="Namen van personen zijn weggelaten (N.N.); in vrije tekst alleen namen die elders in"
        " het dossier als naam van een persoon staan.",
        en="Names of persons are left out (N.N.); within free texts only those that the dossier"
        " gives elsewhere as a person's name.",
    ),
    "page": Text(nl="bladzijde {n} van {of}", en="page {n} of {of}"),
    "yes": Text(nl="ja", en="yes"),
    "no": Text(nl="nee", en="no"),
    "summary": Text(nl="Samenvatting", en="Summary"),
    "norms_sheet": Text(nl="Normen", en="Norms"),
    "gaps_sheet": Text(nl="Tekorten", en="Gaps"),
    "measures": Text(nl="Maatregelen", en="Measures"),
    "area": Text(nl="Gebied", en="Area"),
    "edition": Text(nl="Editie", en="Edition"),
    "on": Text(nl="Beoordeeld op", en="Assessed as of"),
    "level": Text(nl="Niveau", en="Level"),
    "valid_from": Text(nl="Geldig vanaf", en="Valid from"),
    "valid_until": Text(nl="Geldig tot en met", en="Valid until"),
    "evaluate_by": Text(nl="Evalueren uiterlijk", en="Evaluate by"),
    "condition": Text(nl="Voorwaarde", en="Condition"),
    "of": Text(nl="van", en="of"),
    "kind": Text(nl="Soort", en="Kind"),
    "number": Text(nl="Nummer", en="Number"),
    "title_head": Text(nl="Titel", en="Title"),
    "plan": Text(nl="Plan", en="Plan"),
    "problems": Text(nl="Problemen", en="Problems"),
    "owner": Text(nl="Verantwoordelijke", en="Owner"),
    "executor": Text(nl="Uitvoerder", en="Executor"),
    "deadline": Text(nl="Termijn", en="Deadline"),
    "carried_out": Text(nl="Uitgevoerd op", en="Carried out on"),
}
worded = FixedWords({**said.texts, **_WORDS})
"""Those of these reports, and of all reports."""
