"""
What everything is called in Dutch and in English: fields, collections, words, statuses.

The words of an edition bring their labels along; all that the library itself names stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from kvo_norms import dossier
from kvo_norms.catalogue import Edition, Provenance, Text, Weight
from kvo_norms.records import frozen
from kvo_norms.verdict import Status, Verdict


@frozen(kw_only=True)
class Label:
    """
    What a field is called.
    """

    text: Text
    """The words alone, as a heading."""
    definite: Text
    """With an article, as it stands in a sentence."""
    plural: bool = False
    """Whether the words are a plural."""


@frozen(kw_only=True)
class Noun:
    """
    What an item of a collection is called.
    """

    singular: Text
    """One item."""
    plural: Text
    """Several items."""
    the: str
    """The Dutch article."""

    @property
    def each(self) -> str:
        """
        The Dutch for *each*, as the word's gender asks.
        """
        return "elk" if self.the == "het" else "elke"


def _label(nl: str, en: str, *, plural: bool = False) -> Label:
    return Label(
        text=Text(nl=nl.partition(" ")[2], en=en),
        definite=Text(nl=nl, en=f"the {en}"),
        plural=plural,
    )


def _noun(nl: str, nl_plural: str, en: str, en_plural: str) -> Noun:
    article, _, word = nl.partition(" ")
    return Noun(
        singular=Text(nl=word, en=en),
        plural=Text(nl=nl_plural, en=en_plural),
        the=article,
    )


NOUNS: Mapping[str, Noun] = {
    "sub_areas": _noun("het deelgebied", "deelgebieden", "sub-area", "sub-areas"),
    "certificates": _noun("het certificaat", "certificaten", "certificate", "certificates"),
    "partners": _noun("de partner", "partners", "partner", "partners"),
    "members": _noun(
        "het lid van de werkgroep",
        "leden van de werkgroep",
        "member of the working group",
        "members of the working group",
    ),
    "meetings": _noun("het overleg", "overleggen", "meeting", "meetings"),
    "communications": _noun("het bericht", "berichten", "message", "messages"),
    "surveys": _noun("de enquête", "enquêtes", "survey", "surveys"),
    "inspections": _noun("de schouw", "schouwen", "inspection", "inspections"),
    "incidents": _noun(
        "de reeks incidentcijfers",
        "reeksen incidentcijfers",
        "set of incident figures",
        "sets of incident figures",
    ),
    "analysis": _noun(
        "het onderdeel van de veiligheidsanalyse",
        "onderdelen van de veiligheidsanalyse",
        "part of the safety analysis",
        "parts of the safety analysis",
    ),
    "goals": _noun("het doel", "doelen", "goal", "goals"),
    "measures": _noun("de maatregel", "maatregelen", "measure", "measures"),
    "evaluations": _noun("de evaluatie", "evaluaties", "evaluation", "evaluations"),
    "documents": _noun("het document", "documenten", "document", "documents"),
    "findings": _noun("het oordeel", "oordelen", "finding", "findings"),
    "waivers": _noun("de ontheffing", "ontheffingen", "waiver", "waivers"),
    "facts": _noun("het feit", "feiten", "fact", "facts"),
}
"""The items of each collection, by the collection's name."""

FIELDS: Mapping[str, Label] = {
    "aim": _label("het doel van de samenwerking", "aim of the cooperation"),
    "answered": _label("het aantal antwoorden", "number of answers"),
    "application": _label("de aanvraag", "application"),
    "area": _label("het gebied", "area"),
    "as_of": _label("de peildag", "day that the dossier describes"),
    "baseline": _label("de beginwaarde", "baseline"),
    "boundary": _label("de afbakening van het gebied", "boundary of the area"),
    "by": _label("de auditor", "auditor"),
    "carried_out": _label("de dag van uitvoering", "day of completion"),
    "chair": _label("de voorzitter", "chair"),
    "chair_role": _label("de partij van de voorzitter", "party of the chair"),
    "channel": _label("het kanaal", "channel"),
    "communication_agreement": _label(
        "de afspraak over communicatie", "agreement on communication"
    ),
    "companies": _label("het aantal bedrijven", "number of companies"),
    "construction": _label("de aard van de bebouwing", "state of construction"),
    "count": _label("het aantal incidenten", "number of incidents"),
    "covenant_signed": _label("de ondertekening van het convenant", "signing of the covenant"),
    "date": _label("de datum", "date"),
    "deadline": _label("de uiterste dag", "deadline"),
    "decision_agreement": _label("de afspraak over besluiten", "agreement on decisions"),
    "direction": _label("de gewenste richting", "desired direction"),
    "document": _label("het document", "document"),
    "draft": _label("het concept", "draft"),
    "edition": _label("de editie", "edition"),
    "evidence_sha256": _label("de controlewaarde van het bewijs", "digest of the evidence"),
    "executor": _label("de uitvoerder", "executor"),
    "extra": _label("het extra", "extra"),
    "fictional": _label("het verzonnen gebied", "made-up area"),
    "file": _label("het bestand", "file"),
    "finding": _label("de bevinding", "finding"),
    "goals": _label("de doelen", "goals", plural=True),
    "granted_by": _label("de verlener", "grantor"),
    "id": _label("het kenmerk", "id"),
    "incomplete": _label("de onvolledige onderdelen", "incomplete parts", plural=True),
    "intention_signed": _label(
        "de ondertekening van de intentieverklaring", "signing of the letter of intent"
    ),
    "kind": _label("het soort", "kind"),
    "lapsed": _label("de dag van vervallen", "day of lapsing"),
    "level": _label("het niveau", "level"),
    "light": _label("het licht", "light"),
    "matrix_updated": _label("de maatregelenmatrix bijgewerkt", "measures matrix updated"),
    "measured": _label("de gemeten waarde", "measured value"),
    "measured_on": _label("de dag van de meting", "day of the measurement"),
    "measures": _label("de maatregelen", "measures", plural=True),
    "minutes": _label("de notulen", "minutes", plural=True),
    "municipality": _label("de gemeente", "municipality"),
    "name": _label("de naam", "name"),
    "norm": _label("de norm", "norm"),
    "note": _label("de opmerking", "note"),
    "number": _label("het nummer", "number"),
    "outcome": _label("de uitkomst", "outcome"),
    "owner": _label("de verantwoordelijke", "person responsible"),
    "period_from": _label("het begin van de periode", "start of the period"),
    "period_until": _label("het einde van de periode", "end of the period"),
    "plan": _label("het plan", "plan"),
    "position": _label("het standpunt", "position"),
    "previous_from": _label(
        "het begin van het vorige certificaat", "start of the previous certificate"
    ),
    "previous_until": _label(
        "het einde van het vorige certificaat", "end of the previous certificate"
    ),
    "problem": _label("het probleem", "problem"),
    "problems": _label("de problemen", "problems", plural=True),
    "reached": _label("het doel gehaald", "goal reached"),
    "reason": _label("de reden", "reason"),
    "report": _label("het verslag", "report"),
    "response": _label("de gepubliceerde respons", "published response"),
    "response_rate": _label("de respons", "response rate"),
    "result": _label("het oordeel", "judgement"),
    "role": _label("de partij", "party"),
    "roles": _label("de partijen", "parties", plural=True),
    "round": _label("de ronde", "round"),
    "sent": _label("het aantal gevraagde ondernemers", "number of entrepreneurs asked"),
    "sha256": _label("de SHA-256-controlewaarde", "SHA-256 digest"),
    "signatories": _label("de ondertekenaars", "signatories", plural=True),
    "signing_planned": _label("de geplande dag van ondertekening", "planned day of signing"),
    "size": _label("de grootte van het gebied", "size of the area"),
    "source": _label("de bron", "source"),
    "status": _label("de stand", "status"),
    "subject": _label("het onderwerp", "subject"),
    "supplied_by": _label("de leverancier", "supplier"),
    "target": _label("de streefwaarde", "target"),
    "term": _label("het volgnummer van het certificaat", "number in a row of the certificate"),
    "theme": _label("het thema", "theme"),
    "themes": _label("de thema's", "themes", plural=True),
    "title": _label("de titel", "title"),
    "type": _label("het soort document", "kind of document"),
    "unit": _label("de eenheid", "unit"),
    "unreliable": _label("de onbetrouwbare meting", "unreliable measurement"),
    "valid_from": _label("de eerste dag van geldigheid", "first day of validity"),
    "valid_until": _label("de laatste dag van geldigheid", "last day of validity"),
    "value": _label("de waarde", "value"),
    "withdrawn": _label("de dag van intrekking", "day of withdrawal"),
    "working_group": _label("de werkgroep", "working group"),
}
"""Every field and derived value, by its name; collections of records stand in `NOUNS`."""

OVERRIDES: Mapping[type, Mapping[str, Label]] = {
    dossier.Application: {
        "date": _label("de datum van de aanvraag", "date of the application"),
        "kind": _label("het soort aanvraag", "kind of application"),
        "note": _label("de opmerking bij de aanvraag", "note on the application"),
        "source": _label("de bron bij de aanvraag", "source on the application"),
    },
    dossier.Area: {
        "kind": _label("het soort gebied", "kind of area"),
        "name": _label("de naam van het gebied", "name of the area"),
        "note": _label("de opmerking bij het gebied", "note on the area"),
        "source": _label("de bron bij het gebied", "source on the area"),
    },
    dossier.Dossier: {
        "id": _label("het kenmerk van het dossier", "id of the dossier"),
        "note": _label("de opmerking bij het dossier", "note on the dossier"),
        "source": _label("de bron van het dossier", "source of the dossier"),
    },
    dossier.Evaluation: {
        "measures": _label("de behandelde maatregelen", "measures covered", plural=True),
        "problems": _label("de behandelde problemen", "problems covered", plural=True),
        "themes": _label("de behandelde thema's", "themes covered", plural=True),
    },
    dossier.Finding: {"note": _label("de motivering", "grounds")},
    dossier.Inspection: {
        "roles": _label("de deelnemende partijen", "participating parties", plural=True),
        "themes": _label("de bekeken thema's", "themes looked at", plural=True),
    },
    dossier.Meeting: {"roles": _label("de aanwezige partijen", "parties present", plural=True)},
    dossier.Survey: {"report": _label("het rapport", "report")},
    dossier.Waiver: {
        "valid_from": _label("de eerste dag", "first day"),
        "valid_until": _label("de laatste dag", "last day"),
    },
    dossier.WorkingGroup: {
        "note": _label("de opmerking bij de werkgroep", "note on the working group"),
        "source": _label("de bron bij de werkgroep", "source on the working group"),
    },
}
"""Fields whose name means something else, or needs more words, in this record."""


@frozen(kw_only=True)
class Statement:
    """
    A question with yes or no, said as a sentence: the subject *is* …
    """

    subject: Text
    yes: Text
    no: Text


def _statement(subject: tuple[str, str], yes: tuple[str, str], no: tuple[str, str]) -> Statement:
    return Statement(
        subject=Text(nl=subject[0], en=subject[1]),
        yes=Text(nl=yes[0], en=yes[1]),
        no=Text(nl=no[0], en=no[1]),
    )


STATEMENTS: Mapping[str, Statement] = {
    "draft": _statement(
        ("het document", "the document"),
        ("een concept", "a draft"),
        ("geen concept", "not a draft"),
    ),
    "extra": _statement(
        ("de maatregel", "the measure"), ("extra", "extra"), ("niet extra", "not extra")
    ),
    "fictional": _statement(("het gebied", "the area"), ("verzonnen", "made up"), ("echt", "real")),
    "matrix_updated": _statement(
        ("de maatregelenmatrix", "the measures matrix"),
        ("bijgewerkt", "updated"),
        ("niet bijgewerkt", "not updated"),
    ),
    "reached": _statement(
        ("het doel", "the goal"), ("gehaald", "reached"), ("niet gehaald", "not reached")
    ),
    "unreliable": _statement(
        ("de gemeten waarde", "the measured value"),
        ("onbetrouwbaar", "unreliable"),
        ("betrouwbaar", "reliable"),
    ),
}
"""The fields that are answered with yes or no."""

YES = Text(nl="ja", en="yes")
NO = Text(nl="nee", en="no")

FIXED_WORDS: Mapping[str, Text] = {
    "bestaand": Text(nl="bestaand", en="existing"),
    "eerste": Text(nl="eerste certificaat", en="first certificate"),
    "gehaald": Text(nl="gehaald", en="reached"),
    "hercertificering": Text(nl="hercertificering", en="recertification"),
    "hoger": Text(nl="hoger", en="higher"),
    "huidig": Text(nl="huidig", en="current"),
    "lager": Text(nl="lager", en="lower"),
    "niet_gehaald": Text(nl="niet gehaald", en="not reached"),
    "niet_van_toepassing": Text(nl="niet van toepassing", en="not applicable"),
    "nieuwbouw": Text(nl="nieuwbouw", en="new-build"),
    "voldoet": Text(nl="voldoet", en="complies"),
    "voldoet_niet": Text(nl="voldoet niet", en="does not comply"),
    "vorig": Text(nl="vorig", en="previous"),
}
"""The words that the library fixes."""

FIXED_WORDS_IN_SENTENCES: Mapping[str, Text] = {
    "huidig": Text(nl="het huidige", en="the current one"),
    "vorig": Text(nl="het vorige", en="the previous one"),
}
"""Of those, the ones that need another form after *is*."""

STATUSES: Mapping[Status, Text] = {
    Status.MET: Text(nl="voldaan", en="met"),
    Status.NOT_MET: Text(nl="niet voldaan", en="not met"),
    Status.OPEN: Text(nl="open", en="open"),
    Status.NOT_APPLICABLE: Text(nl="niet van toepassing", en="not applicable"),
}
"""How a norm stands."""

VERDICTS: Mapping[Verdict, Text] = {
    Verdict.MET: STATUSES[Status.MET],
    Verdict.NOT_MET: STATUSES[Status.NOT_MET],
    Verdict.OPEN: STATUSES[Status.OPEN],
}
"""What the evidence says."""

WEIGHTS: Mapping[Weight, Text] = {
    Weight.EIS: Text(nl="eis", en="requirement"),
    Weight.AANDACHTSPUNT: Text(nl="aandachtspunt", en="point of attention"),
}
"""Whether a norm blocks the certificate."""

PROVENANCES: Mapping[Provenance, Text] = {
    Provenance.OFFICIAL: Text(nl="officieel", en="official"),
    Provenance.REPORTED: Text(nl="gemeld", en="reported"),
    Provenance.INFERRED: Text(nl="afgeleid", en="inferred"),
    Provenance.DESIGN: Text(nl="eigen ontwerp", en="own design"),
}
"""What a norm rests on."""

ACTIONS: Mapping[str, Text] = {
    "supply": Text(nl="aanleveren", en="supply"),
    "repair": Text(nl="herstellen", en="repair"),
    "judge": Text(nl="beoordelen", en="judge"),
    "none": Text(nl="-", en="-"),
}
"""What to do about a gap."""


def field_label(record: type, name: str) -> Label:
    """
    What a field of a record is called.

    Raises `KeyError` for a name that nobody has labelled.
    """
    override = OVERRIDES.get(record, {}).get(name)
    if override is not None:
        return override
    if name in FIELDS:
        return FIELDS[name]
    plural = NOUNS[name].plural
    return Label(
        text=plural, definite=Text(nl=f"de {plural.nl}", en=f"the {plural.en}"), plural=True
    )


def word_label(edition: Edition, vocabulary: str | None, word: str) -> Text:
    """
    What a word is called: by the edition's vocabulary, or by the library where there is none.

    A word that is not declared stands for itself.
    """
    if vocabulary is None:
        return FIXED_WORDS.get(word, Text(nl=word, en=word))
    return next(
        (
            declared.label
            for known in edition.vocabularies
            if known.id == vocabulary
            for declared in known.words
            if declared.id == word
        ),
        Text(nl=word, en=word),
    )


def fact_label(edition: Edition, name: str) -> Text:
    """
    What a fact is called; one that is not declared by its name.
    """
    plain = name.replace("_", " ")
    declared = (fact.label for fact in edition.facts if fact.id == name)
    return next(declared, Text(nl=plain, en=plain))
