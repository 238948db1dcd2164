"""The words of made-up rows: measures, areas, goals, activities and what is said of them. All are invented."""

from __future__ import annotations

from dataclasses import dataclass

COMMITTEE = "Kultur- och fritidsnämnden"
INTRODUCTION = (
    "Året har handlat om att öppna det nya biblioteket och att hålla badet i gång under ombyggnaden. "
    "Personalen har gjort en stor insats, och besökarna har haft tålamod."
)
LEAD = "Sammanställningen visar det som nämnden har valt att följa. Den tas fram av ekonomienheten."
CLOSING = "Arbetet går vidare i samma riktning. Nämnden tar upp frågan igen när budgeten bereds."
TOTAL = "Summa"


@dataclass(frozen=True, slots=True)
class Measure:
    group: str
    name: str
    unit: str | None
    value: float
    decimals: int = 0
    #: What its target says beside the number.
    comparator: str | None = None


MEASURES = (
    Measure("Bibliotek", "Antal utlån av barnböcker", None, 12450),
    Measure("Bibliotek", "Andel nöjda låntagare", "%", 84, 0, ">="),
    Measure("Badhus", "Andel stängda dagar", "%", 6.5, 1, "<="),
    Measure("Badhus", "Badbesök per simhallsvecka", None, 1830),
    Measure("Musikskola", "Elever i kö vid årets slut", None, 46),
    Measure("Musikskola", "Andel flickor bland eleverna", "%", 52),
)
COMPARATORS = {">=": "minst", "<=": "≤"}


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that is not one plain number; `values` are (split, comparator, value, unit, year).

    The year is None where it is the column's.
    """

    name: str
    text: str
    values: tuple[tuple[str | None, str | None, float | None, str | None, int | None], ...] = ()


ODD = (
    Odd("Andel trygga besökare", "≥ 95 %", ((None, ">=", 95, "%", None),)),
    Odd("Kötid i veckor", "högst 6,5", ((None, "<=", 6.5, None, None),)),
    Odd("Antal medlemmar i föreningar", "ska öka", ((None, "increase", None, None, None),)),
    Odd("Helhetsbetyg i enkäten", "bättre än föregående år"),
    Odd("Bibliotek med kvällsöppet", "2 av 8"),
    Odd("Möten med brukarråd", "1 gång/år", ((None, None, 1, "gånger/år", None),)),
    Odd("Upplevd delaktighet", "K 45 / M 50", (("women", None, 45, None, None), ("men", None, 50, None, None))),
    Odd("Meritvärde i musik", "80–85"),
    Odd("Index för läsning", "45 (2021)", ((None, None, 45, None, 2021),)),
    Odd("Utsläpp från resor", "-1 400 kg²", ((None, None, -1400, "kg", None),)),
    Odd("Resultat i kiosken", "– 4 646", ((None, None, -4646, None, None),)),
    Odd("Nya lån av instrument", "minst 40 st", ((None, ">=", 40, "st", None),)),
)


@dataclass(frozen=True, slots=True)
class Area:
    name: str
    amount: float
    #: Heading over this row and those that follow.
    group: str = ""
    #: True for a row that is part of the one above.
    part: bool = False
    #: Index of a column that holds a dash.
    nothing: int | None = None


AREAS = (
    Area("Bibliotek", 8420, "Kultur"),
    Area("varav lokaler", 2160, part=True),
    Area("Musikskola", 3955),
    Area("Badhus", 12730, "Fritid"),
    Area("Föreningsstöd", 640, nothing=4),
)

OBJECTIVES = ("Kultur och fritid ska nå alla åldrar", "Kommunens lokaler ska användas hela dagen")
GOALS = (
    "Barn ska läsa mer på sin fritid",
    "Fler äldre ska delta i kulturlivet",
    "Badet ska vara öppet när folk är lediga",
    "Föreningarna ska ha tider som passar dem",
)
ASSIGNMENTS = (
    "Utred en ny placering av filialbiblioteket",
    "Ta fram ett förslag till avgifter för simhallen",
    "Se över reglerna för stöd till föreningar",
    "Pröva öppettider på kvällen under ett halvår",
)
ACTIVITIES = (
    "Bokbussen kör en ny slinga till de yttre byarna",
    "Simskolan flyttar till morgonen",
    "Föreningarna bokar tider på nätet",
    "Musikskolan spelar på äldreboendena",
)
COMMENTS = (
    "Slingan kom i gång i mars och har många resenärer.",
    "Ombyggnaden tog längre tid än väntat.",
    "Systemet är på plats och används av de flesta.",
    "Besöken fick ställas in under våren.",
)
STATUS = {
    "Uppfyllt": "fulfilled",
    "Delvis uppfyllt": "partly",
    "Ej uppfyllt": "not_fulfilled",
    "Kan ej bedömas": "not_assessed",
    "Ja": "fulfilled",
    "Nej": "not_fulfilled",
}
STATES = ("Pågående", "Avslutad")
TIMES = ("Klart i mars", "Under hösten", "Före sommaren", "Löpande")
OFFICES = ("Kulturkontoret", "Fritidsenheten", "Ekonomienheten", "Bibliotekschefen")
