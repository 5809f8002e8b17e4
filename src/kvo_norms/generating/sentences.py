"""
Sentences that partnerships write, in Dutch as the dossiers are.
"""

from __future__ import annotations

from collections.abc import Mapping

AIMS = (
    "Een gebied waar ondernemers, personeel en bezoekers zich veilig voelen.",
    "Minder criminaliteit en overlast, en een verzorgde openbare ruimte.",
    "Problemen vroeg zien en ze samen oplossen.",
    "Een schone, hele en veilige omgeving om in te werken.",
)
DECISIONS = (
    "De werkgroep besluit met instemming van alle partners.",
    "Bij meerderheid; over de openbare weg beslist de gemeente.",
    "Elke partner beslist over de eigen inzet, de werkgroep over de rest.",
)
AGREEMENTS = (
    "Na elk overleg een bericht aan alle ondernemers.",
    "Elk kwartaal een nieuwsbrief en elk jaar een bijeenkomst.",
    "De voorzitter informeert de ondernemers, elke partner de eigen achterban.",
)
SUBJECTS = (
    "Wie er in de werkgroep zitten",
    "Oproep om de enquête in te vullen",
    "Uitkomsten van de enquête en de schouw",
    "Voortgang van de maatregelen",
    "Tips tegen inbraak",
    "Het nieuwe plan van aanpak",
    "Wie te bellen bij overlast",
    "Werkzaamheden aan de weg",
)
POSITIONS = (
    "De partners houden dit onderwerp op de agenda.",
    "De partners vinden extra inzet nodig.",
    "De partners volgen de cijfers en grijpen in als zij stijgen.",
    "De partners vinden dat de huidige aanpak volstaat.",
)
GROUNDS = {
    "voldoet": (
        "De stukken en de gesprekken laten dit zien.",
        "Bevestigd door de werkgroep tijdens het gesprek.",
        "Gezien tijdens het bezoek aan het gebied.",
    ),
    "voldoet_niet": (
        "De partners konden hier geen voorbeeld van geven.",
        "Afspraken hierover zijn niet nagekomen.",
        "De stukken en de gesprekken spreken elkaar tegen.",
    ),
    "niet_van_toepassing": ("De vorige audit gaf geen aandachtspunten.",),
}
WAIVERS = (
    "Een verbouwing van het gebied maakte dit dit jaar onmogelijk.",
    "De verantwoordelijke persoon was langdurig afwezig.",
    "Een brand verwoestte een deel van de stukken.",
)
COMPLAINTS: Mapping[str, str] = {
    "aangiftebereidheid": "het uitblijven van aangiften",
    "bhv": "het ontbreken van bedrijfshulpverlening",
    "toegang_hulpdiensten": "slechte toegang voor hulpdiensten",
    "parkeren_vrachtwagens": "fout geparkeerde vrachtwagens",
    "parkeren_personenautos": "fout geparkeerde auto's",
    "bewegwijzering": "onduidelijke bewegwijzering",
    "fietsparkeren": "fout geparkeerde fietsen",
    "groen": "slecht onderhouden groen",
    "verlichting": "gebrekkige verlichting",
    "onderhoud": "achterstallig onderhoud",
    "criminaliteit": "criminaliteit",
    "brandveiligheid": "brandgevaar",
    "verkeersveiligheid": "onveilig verkeer",
    "milieu": "een vervuilde omgeving",
    "parkeren": "fout geparkeerde voertuigen",
    "bhv_calamiteiten": "gebrekkige voorbereiding op calamiteiten",
    "beheer_onderhoud": "achterstallig onderhoud",
    "toezicht_beveiliging": "gebrek aan toezicht",
    "communicatie_samenwerking": "gebrekkige communicatie",
}
"""What entrepreneurs mind, where the label of a problem or a theme does not say it."""
