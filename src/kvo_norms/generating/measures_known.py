"""
Measures that fit a problem or a theme, as areas take them.
"""

from __future__ import annotations

from collections.abc import Mapping

AGAINST: Mapping[str, tuple[str, ...]] = {
    "inbraak": ("Hang- en sluitwerk nakijken", "Surveillance in de nacht", "Camera's ophangen"),
    "diefstal": ("Gezamenlijke afsluiting in de avond", "Goederen registreren"),
    "winkeldiefstal": ("Cursus winkeldieven herkennen", "Zicht op de schappen"),
    "overvallen": ("Afspraken over geld in de kassa", "Oefening in wat te doen bij een overval"),
    "vernieling": ("Graffiti binnen een week verwijderen", "Schade centraal melden"),
    "agressie": ("Afspraken over huisregels", "Elk voorval melden"),
    "onveiligheidsgevoel": ("Zichtlijnen verbeteren", "Toezicht in de avonduren"),
    "onveiligheidsgevoelens": ("Zichtlijnen verbeteren", "Toezicht in de avonduren"),
    "aangiftebereidheid": ("Spreekuur van de politie in het gebied", "Uitleg over aangifte doen"),
    "cybercriminaliteit": ("Voorlichting over gijzelsoftware",),
    "ondermijning": ("Controle van leegstaande panden",),
    "rondhangen": ("Gesprek met de jongeren", "Bankjes verplaatsen"),
    "groepsoverlast": ("Gesprek met de jongeren", "Jongerenwerk in de avond"),
    "geluidsoverlast": ("Afspraken over laden en lossen",),
    "intimidatie": ("Toezichthouders op drukke uren",),
    "straatraces": ("Afsluiting van de lange weg in de nacht",),
    "vervuiling": ("Elk kwartaal samen opruimen", "Meer afvalbakken"),
    "parkeren": ("Parkeervakken opnieuw indelen", "Handhaving op fout parkeren"),
    "parkeren_vrachtwagens": ("Eigen strook voor vrachtwagens",),
    "parkeren_personenautos": ("Handhaving op fout parkeren",),
    "bhv": ("Gezamenlijke training voor hulpverleners", "Noodplannen op elkaar afstemmen"),
    "bhv_calamiteiten": ("Gezamenlijke ontruimingsoefening", "Noodplannen op elkaar afstemmen"),
    "brandveiligheid": ("Ronde met de brandweer langs de panden", "Blusmiddelen laten keuren"),
    "brandgevaarlijke_opslag": ("Geen pallets tegen de gevel",),
    "toegang_hulpdiensten": ("Sleutels en toegang voor hulpdiensten regelen",),
    "hard_rijden": ("Drempels aanleggen", "Snelheid meten en tonen"),
    "verkeersveiligheid": ("Oversteekplaats verplaatsen", "Snelheid meten en tonen"),
    "verkeersknelpunten": ("Kruising opnieuw inrichten",),
    "bewegwijzering": ("Nieuwe borden bij de ingangen",),
    "fietsparkeren": ("Meer fietsenrekken",),
    "zwerfafval": ("Meer afvalbakken", "Elk kwartaal samen opruimen"),
    "groen": ("Struiken snoeien bij de paden",),
    "verlichting": ("Kapotte lampen binnen een week vervangen", "Lampen in de stegen"),
    "onderhoud": ("Vaste ronde van de gemeente", "Losse stoeptegels herstellen"),
    "beheer_onderhoud": ("Vaste ronde van de gemeente", "Lampen in de stegen"),
    "milieu": ("Afval gescheiden inzamelen", "Vaste ronde van de gemeente"),
    "criminaliteit": ("Camera's bij de ingang", "Surveillance in de nacht"),
    "overlast": ("Toezicht in de avonduren", "Vast meldpunt voor overlast"),
    "toezicht_beveiliging": ("Gezamenlijke beveiliging inhuren", "Camera's bij de ingang"),
    "communicatie_samenwerking": ("Appgroep van ondernemers", "Elk jaar een bijeenkomst"),
}
"""
By problem or theme, in this project's own words.
"""

EXTRA: Mapping[str, tuple[str, ...]] = {
    "winkeldiefstal": (
        "Winkelscan",
        "Collectief winkelverbod",
        "Belsysteem voor buren",
        "Schade verhalen op de dief",
    ),
    "overvallen": (
        "Training in overvalpreventie",
        "Cameratoezicht",
        "Afstorten door een waardevervoerder",
        "Oefening met de politie",
    ),
    "agressie": (
        "Agressietraining",
        "Register van incidenten",
        "Opvang na een voorval",
        "Alarmknop bij de kassa",
    ),
}
"""
Extra measures against one problem, for a theme star.

What areas are known to have done (shop scans, a collective shop ban, claiming damage, training,
cameras, a register of incidents), completed with this project's own.
"""


def measures_against(word: str, label: str) -> tuple[str, ...]:
    """
    Titles of measures against a problem or for a theme, of any name.
    """
    return AGAINST.get(word) or (f"Aanpak van {label}", f"Overleg over {label}")
