"""
Sentences that partnerships write, in Dutch as the dossiers are.
"""

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
    "Start van het keurmerk",
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
