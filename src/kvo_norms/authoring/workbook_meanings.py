"""
What each field of a dossier means, in Dutch; the English stands in the docstrings of the records.
"""

from __future__ import annotations

from collections.abc import Mapping

from kvo_norms import dossier
from kvo_norms.authoring.docstrings import field_docs
from kvo_norms.catalogue import Text

SHARED: Mapping[str, str] = {
    "source": "Waar dit is gepubliceerd, of wie het heeft gezegd.",
    "note": "Een opmerking voor mensen.",
}
"""Fields that mean the same in every record, unless it says otherwise."""

DUTCH: Mapping[type, Mapping[str, str]] = {
    dossier.Dossier: {
        "id": "Een korte naam voor het dossier, zoals lage-weide-2022.",
        "edition": "De editie waarmee het gebied is of zou worden beoordeeld.",
        "as_of": "De dag die het dossier beschrijft. Zonder andere opdracht wordt het naar de "
        "stand van die dag beoordeeld.",
        "fictional": "Of het gebied verzonnen is; leeg betekent dat het echt bestaat.",
        "incomplete": "De lijsten waarvan er meer is dan hier staat, zoals documents.",
        "source": "Waar het dossier vandaan komt.",
    },
    dossier.Area: {
        "name": "De naam van het gebied.",
        "municipality": "De gemeente waarin het ligt.",
        "kind": "Winkelgebied, bedrijventerrein, …",
        "construction": "Of het gebied bestaat of wordt gebouwd.",
        "size": "De grootte, zoals de certificerende instelling die indeelt.",
        "companies": "Hoeveel bedrijven er zijn.",
        "boundary": "Hoe het is afgebakend: straten, een kaart, een lijst van percelen.",
    },
    dossier.SubArea: {
        "id": "Het kenmerk, dat onder de deelgebieden maar één keer voorkomt.",
        "name": "De naam van het deelgebied.",
        "companies": "Hoeveel bedrijven er zijn.",
    },
    dossier.Application: {
        "date": "De dag van de aanvraag.",
        "kind": "Of om een eerste certificaat wordt gevraagd of om een volgend.",
        "term": "Het hoeveelste certificaat op rij het zou zijn, vanaf 1.",
        "previous_from": "De eerste dag van het certificaat waarop dit zou volgen.",
        "previous_until": "De laatste dag van dat certificaat.",
    },
    dossier.Certificate: {
        "id": "Het kenmerk, dat onder de certificaten maar één keer voorkomt.",
        "number": "Het nummer op het certificaat.",
        "level": "Het niveau, zoals basis of continu samenwerken.",
        "valid_from": "De eerste dag.",
        "valid_until": "De laatste dag.",
        "lapsed": "De dag waarop het gebied het liet vervallen, als dat zo is.",
        "withdrawn": "De dag waarop de certificerende instelling het introk, als dat zo is.",
    },
    dossier.Partner: {
        "id": "Het kenmerk, dat onder de partners maar één keer voorkomt.",
        "role": "Gemeente, politie, brandweer, ondernemers, …",
        "name": "De naam van de partij.",
        "intention_signed": "De dag waarop de partij de intentieverklaring ondertekende.",
        "covenant_signed": "De dag waarop de partij het convenant ondertekende.",
    },
    dossier.WorkingGroup: {
        "chair": "De naam van de voorzitter of projectleider.",
        "chair_role": "De partij waartoe de voorzitter behoort.",
        "aim": "Wat de samenwerking wil bereiken, in eigen woorden.",
        "decision_agreement": "Hoe er wordt besloten.",
        "communication_agreement": "Hoe ondernemers en partners worden ingelicht.",
    },
    dossier.Member: {
        "id": "Het kenmerk, dat onder de leden maar één keer voorkomt.",
        "name": "De naam van de persoon.",
        "role": "De partij namens wie de persoon in de werkgroep zit.",
    },
    dossier.Meeting: {
        "id": "Het kenmerk, dat onder de vergaderingen maar één keer voorkomt.",
        "date": "De dag waarop is vergaderd.",
        "roles": "De partijen die aanwezig waren.",
        "minutes": "Het kenmerk van het document met de notulen.",
        "matrix_updated": "Of de maatregelenmatrix is bijgewerkt.",
    },
    dossier.Communication: {
        "id": "Het kenmerk, dat onder de berichten maar één keer voorkomt.",
        "date": "De dag waarop het bericht uitging.",
        "channel": "Nieuwsbrief, bijeenkomst, website, …",
        "subject": "Waar het over ging.",
        "document": "Het kenmerk van het document waarin het staat.",
    },
    dossier.Survey: {
        "id": "Het kenmerk, dat onder de enquêtes maar één keer voorkomt.",
        "date": "De dag waarop de enquête sloot; is die niet bekend, dan een dag waarop zij al "
        "gesloten was.",
        "round": "0 voor de nulmeting, 1 voor de eerste meting daarna, enzovoort.",
        "sent": "Hoeveel ondernemers zijn gevraagd.",
        "answered": "Hoeveel van hen antwoordden.",
        "response": "De gepubliceerde respons als deel van de gevraagden, van 0 tot en met 1.",
        "report": "Het kenmerk van het document met de uitkomsten.",
    },
    dossier.Inspection: {
        "id": "Het kenmerk, dat onder de schouwen maar één keer voorkomt.",
        "date": "De dag van de schouw.",
        "light": "Bij daglicht of in het donker.",
        "roles": "De partijen die meeliepen.",
        "themes": "De thema's waarnaar is gekeken.",
        "report": "Het kenmerk van het document met het verslag.",
    },
    dossier.IncidentFigures: {
        "id": "Het kenmerk, dat onder de incidentcijfers maar één keer voorkomt.",
        "supplied_by": "Politie, brandweer, gemeente, beveiligingsbedrijf, …",
        "period_from": "De eerste dag van de periode.",
        "period_until": "De laatste dag van de periode.",
        "theme": "Het thema waarover de cijfers gaan; leeg als ze over alles gaan.",
        "problem": "Het probleem dat is geteld.",
        "count": "Hoeveel incidenten er waren.",
        "document": "Het kenmerk van het document met de cijfers.",
    },
    dossier.Analysis: {
        "id": "Het kenmerk, dat in de analyse maar één keer voorkomt.",
        "theme": "Het thema.",
        "problem": "Het probleem, als de bevinding over één probleem van het thema gaat.",
        "level": "Hoe ernstig het is.",
        "finding": "Wat is gevonden.",
        "position": "Het standpunt dat de partners erover innemen.",
    },
    dossier.Goal: {
        "id": "Het kenmerk, dat onder de doelen maar één keer voorkomt.",
        "plan": "Het plan waarin het doel staat: dat van deze aanvraag (ook als hier niets staat) "
        "of dat van de termijn ervoor.",
        "theme": "Het thema waarbij het hoort.",
        "title": "Wat er moet worden bereikt.",
        "unit": "De eenheid van de drie waarden: %, incidenten per jaar, …",
        "baseline": "De waarde toen het doel werd gesteld.",
        "target": "De waarde die moet worden bereikt.",
        "direction": "Of hoger of lager beter is.",
        "measured": "De waarde die daarna is gemeten.",
        "measured_on": "De dag van die meting.",
        "unreliable": "Of op de gemeten waarde niet kan worden gebouwd; leeg betekent van wel.",
        "outcome": "Of het doel is gehaald, als de waarden niet zijn gepubliceerd.",
    },
    dossier.Measure: {
        "id": "Het kenmerk, dat onder de maatregelen maar één keer voorkomt.",
        "plan": "Het plan waarin de maatregel staat: dat van deze aanvraag (ook als hier niets "
        "staat) of dat van de termijn ervoor.",
        "title": "Wat er wordt gedaan.",
        "theme": "Het thema waarbij de maatregel hoort.",
        "problems": "De problemen waarop de maatregel is gericht.",
        "goals": "De kenmerken van de doelen waaraan de maatregel bijdraagt.",
        "owner": "Wie verantwoordelijk is.",
        "executor": "Wie de maatregel uitvoert.",
        "deadline": "De dag waarop de maatregel uiterlijk moet zijn uitgevoerd.",
        "status": "Hoe het ervoor staat.",
        "carried_out": "De dag waarop de maatregel was uitgevoerd.",
        "extra": "Of de maatregel boven op het plan komt, voor een ster; leeg betekent van niet.",
    },
    dossier.Evaluation: {
        "id": "Het kenmerk, dat onder de evaluaties maar één keer voorkomt.",
        "date": "De dag van de evaluatie.",
        "plan": "Het plan waarop is teruggekeken: dat van deze aanvraag (ook als hier niets "
        "staat) of dat van de termijn ervoor.",
        "themes": "De thema's die zijn behandeld.",
        "problems": "De problemen die zijn behandeld.",
        "measures": "De kenmerken van de maatregelen die zijn behandeld.",
        "report": "Het kenmerk van het document waarin de evaluatie staat.",
    },
    dossier.Document: {
        "id": "Het kenmerk, dat onder de documenten maar één keer voorkomt.",
        "type": "Intentieverklaring, convenant, plan van aanpak, …",
        "title": "De titel.",
        "date": "De dag waarop het is gemaakt of ondertekend.",
        "signatories": "De partijen die het ondertekenden.",
        "draft": "Of het een concept is; leeg betekent dat het definitief is.",
        "signing_planned": "De dag waarop een concept wordt ondertekend.",
        "file": "Het bestand, gezien vanuit de map van het dossier.",
        "sha256": "De SHA-256-controlewaarde van het bestand: 64 hexadecimale cijfers, in kleine "
        "letters.",
    },
    dossier.Finding: {
        "norm": "Het kenmerk van de norm.",
        "result": "Wat de auditor concludeert.",
        "by": "De naam van de auditor.",
        "date": "De dag van het oordeel.",
        "evidence_sha256": "De controlewaarde van het bewijs waarover is geoordeeld; verandert het "
        "bewijs, dan is het oordeel verouderd.",
        "note": "De motivering van het oordeel.",
    },
    dossier.Waiver: {
        "norm": "Het kenmerk van de norm.",
        "reason": "Waarom de ontheffing is verleend.",
        "granted_by": "Wie de ontheffing verleende.",
        "valid_from": "De eerste dag.",
        "valid_until": "De laatste dag.",
    },
    dossier.Fact: {
        "name": "De naam die de editie aan het feit geeft.",
        "value": "Wat het geval is: waar of onwaar, een getal, een datum of een tekst.",
    },
}
"""Every field that a file can give, by record."""


def meaning_of(record: type, name: str) -> Text:
    """
    What a field of a record means, in a sentence.
    """
    dutch = DUTCH.get(record, {})
    english = field_docs(record)[name].replace("``", "").replace("*", "").replace("`", "")
    return Text(nl=dutch[name] if name in dutch else SHARED[name], en=english)
