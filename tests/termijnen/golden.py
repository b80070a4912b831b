"""Golden cases: reckoned by hand from the statute, one row each. Not from the code under test.

(soort, vanaf, extra, raw end, end, article). Days of the week stand in the comments.
"""

from datetime import date
from typing import Any, NamedTuple

from basis.termijnen import Opschorting


class Geval(NamedTuple):
    soort: str
    vanaf: date
    extra: dict[str, Any]
    ruw: date
    einde: date
    artikel: str

    @property
    def naam(self) -> str:
        return f"{self.soort}-{self.vanaf}{'-' + '+'.join(self.extra) if self.extra else ''}"


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def g(soort: str, vanaf: str, ruw: str, einde: str, artikel: str, **extra: Any) -> Geval:
    return Geval(soort, d(vanaf), extra, d(ruw), d(einde), artikel)


def stil(*perioden: str) -> tuple[Opschorting, ...]:
    delen = [periode.split(":") for periode in perioden]
    return tuple(Opschorting(d(van), d(tot)) for van, tot in delen)


WMO, ATW = "Wmo 2015 2.3.2 lid 1", "Algemene termijnenwet"
BESLUIT, BOB = "Wmo 2015 2.3.5 lid 2", "Awb 7:10 lid 1"

GEVALLEN: tuple[Geval, ...] = (
    # Six weeks: no free day; Saturday 2e Kerstdag; Hemelvaart + KB + weekend; KB + weekend.
    g("wmo-onderzoek", "2026-11-02", "2026-12-14", "2026-12-14", WMO),
    g("wmo-onderzoek", "2026-11-14", "2026-12-26", "2026-12-28", f"{ATW} 3 lid 1"),
    g("wmo-onderzoek", "2026-04-02", "2026-05-14", "2026-05-18", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2025-04-18", "2025-05-30", "2025-06-02", f"{ATW} 3 lid 3"),
    # Goede Vrijdag: weekend and 2e Paasdag follow, so Tuesday.
    g("wmo-onderzoek", "2026-02-20", "2026-04-03", "2026-04-07", f"{ATW} 3 lid 2"),
    # Koningsdag on Monday; in 2025 it is Saturday 26 April because the 27th is a Sunday.
    g("wmo-onderzoek", "2026-03-16", "2026-04-27", "2026-04-28", f"{ATW} 3 lid 1"),
    g("wmo-onderzoek", "2025-03-15", "2025-04-26", "2025-04-28", f"{ATW} 3 lid 1"),
    # 5 mei counts every year, not once in five.
    g("wmo-onderzoek", "2026-03-24", "2026-05-05", "2026-05-06", f"{ATW} 3 lid 1"),
    g("wmo-onderzoek", "2026-04-13", "2026-05-25", "2026-05-26", f"{ATW} 3 lid 1"),
    # Nieuwjaarsdag Thursday, 2 January by KB, weekend.
    g("wmo-onderzoek", "2025-11-20", "2026-01-01", "2026-01-05", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2027-03-25", "2027-05-06", "2027-05-10", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2028-03-16", "2028-04-27", "2028-05-01", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2028-04-13", "2028-05-25", "2028-05-29", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2024-11-14", "2024-12-26", "2024-12-30", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2023-03-16", "2023-04-27", "2023-05-01", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2023-04-06", "2023-05-18", "2023-05-22", f"{ATW} 3 lid 3"),
    g("wmo-onderzoek", "2024-03-28", "2024-05-09", "2024-05-13", f"{ATW} 3 lid 3"),
    # Over the leap day; 1e Kerstdag on Saturday, the 26th on Sunday: Monday is an ordinary day.
    g("wmo-onderzoek", "2024-01-18", "2024-02-29", "2024-02-29", WMO),
    g("wmo-onderzoek", "2027-11-13", "2027-12-25", "2027-12-27", f"{ATW} 3 lid 1"),
    g("wmo-onderzoek", "2026-06-06", "2026-07-18", "2026-07-20", f"{ATW} 1 lid 1"),
    # Seven days from melding or from the later telling.
    g("persoonlijk-plan", "2026-03-27", "2026-04-03", "2026-04-07", "Wmo 2015 2.3.2 lid 2"),
    g("persoonlijk-plan", "2026-11-02", "2026-11-09", "2026-11-09", "Wmo 2015 2.3.2 lid 2"),
    g("persoonlijk-plan", "2026-12-18", "2026-12-25", "2026-12-28", f"{ATW} 3 lid 1"),
    g("persoonlijk-plan", "2026-04-28", "2026-05-05", "2026-05-06", f"{ATW} 3 lid 1"),
    g("persoonlijk-plan", "2026-12-24", "2026-12-31", "2026-12-31", "Wmo 2015 2.3.2 lid 2"),
    # Two weeks from the aanvraag.
    g("wmo-besluit", "2026-11-16", "2026-11-30", "2026-11-30", BESLUIT),
    g("wmo-besluit", "2026-12-11", "2026-12-25", "2026-12-28", BESLUIT),
    g("wmo-besluit", "2026-03-20", "2026-04-03", "2026-04-07", BESLUIT),
    g("wmo-besluit", "2026-05-01", "2026-05-15", "2026-05-18", f"{ATW} 3 lid 3"),
    g("wmo-besluit", "2024-12-13", "2024-12-27", "2024-12-30", f"{ATW} 3 lid 3"),
    g("wmo-besluit", "2025-12-18", "2026-01-01", "2026-01-05", f"{ATW} 3 lid 3"),
    g("wmo-besluit", "2026-12-18", "2027-01-01", "2027-01-04", f"{ATW} 3 lid 1"),
    g("wmo-besluit", "2027-04-22", "2027-05-06", "2027-05-10", f"{ATW} 3 lid 3"),
    # Suspended: 10 days each time, once with overlap, nested, adjacent, in two parts, over midnight of a year.
    g("wmo-besluit", "2026-11-16", "2026-12-10", "2026-12-10", "Awb 4:15", opschortingen=stil("2026-11-20:2026-11-29")),
    g("wmo-besluit", "2026-12-01", "2026-12-25", "2026-12-28", "Awb 4:15", opschortingen=stil("2026-12-03:2026-12-12")),
    g(
        *("wmo-besluit", "2026-12-01", "2026-12-25", "2026-12-28", "Awb 4:15"),
        opschortingen=stil("2026-12-06:2026-12-12", "2026-12-03:2026-12-08"),
    ),
    g(
        *("wmo-besluit", "2026-12-01", "2026-12-25", "2026-12-28", "Awb 4:15"),
        opschortingen=stil("2026-12-03:2026-12-12", "2026-12-05:2026-12-06"),
    ),
    g(
        *("wmo-besluit", "2026-12-01", "2026-12-25", "2026-12-28", "Awb 4:15"),
        opschortingen=stil("2026-12-03:2026-12-05", "2026-12-06:2026-12-12"),
    ),
    # The second one starts after the unsuspended end (15 December) but in the term as it runs then.
    g(
        *("wmo-besluit", "2026-12-01", "2026-12-30", "2026-12-30", "Awb 4:15"),
        opschortingen=stil("2026-12-03:2026-12-12", "2026-12-18:2026-12-22"),
    ),
    g("wmo-besluit", "2026-12-15", "2027-01-07", "2027-01-07", "Awb 4:15", opschortingen=stil("2026-12-28:2027-01-05")),
    # One suspended day, the last of the term.
    g("wmo-besluit", "2026-11-16", "2026-12-01", "2026-12-01", "Awb 4:15", opschortingen=stil("2026-11-30:2026-11-30")),
    # Eight weeks where no act or verordening sets a term; a told date becomes the raw end.
    g("jeugd-besluit", "2026-10-30", "2026-12-25", "2026-12-28", "Awb 4:13 lid 2"),
    g("pw-besluit", "2026-10-30", "2026-12-25", "2026-12-28", "Awb 4:13 lid 2"),
    g("awb-besluit", "2026-01-05", "2026-03-02", "2026-03-02", "Awb 4:13 lid 2"),
    g("awb-besluit", "2026-02-06", "2026-04-03", "2026-04-07", "Awb 4:13 lid 2"),
    g("awb-besluit", "2026-01-05", "2026-04-03", "2026-04-07", "Awb 4:14 lid 3", redelijke_termijn=d("2026-04-03")),
    g("jeugd-besluit", "2026-01-05", "2026-03-31", "2026-03-31", "Awb 4:14 lid 3", redelijke_termijn=d("2026-03-31")),
    g("pw-besluit", "2026-01-05", "2026-05-16", "2026-05-18", "Awb 4:14 lid 3", redelijke_termijn=d("2026-05-16")),
    g(
        "jeugd-besluit",
        "2026-10-30",
        "2027-01-04",
        "2027-01-04",
        "Awb 4:15",
        opschortingen=stil("2026-11-05:2026-11-14"),
    ),
    # Told on 24 November: what was suspended before that is in the told day already; only later days come on top.
    g(
        *("pw-besluit", "2026-10-05", "2027-01-24", "2027-01-25", "Awb 4:14 lid 3"),
        redelijke_termijn=d("2027-01-24"),
        genoemd_op=d("2026-11-24"),
        opschortingen=stil("2026-10-21:2026-11-03"),
    ),
    # Running across the letter: 25 to 30 November are six days, so Saturday 30 January.
    g(
        *("pw-besluit", "2026-10-05", "2027-01-30", "2027-02-01", "Awb 4:14 lid 3"),
        redelijke_termijn=d("2027-01-24"),
        genoemd_op=d("2026-11-24"),
        opschortingen=stil("2026-11-20:2026-11-30"),
    ),
    g(
        *("jeugd-besluit", "2026-10-05", "2027-02-02", "2027-02-02", "Awb 4:15"),
        redelijke_termijn=d("2027-01-24"),
        genoemd_op=d("2026-11-24"),
        opschortingen=stil("2026-10-21:2026-11-03", "2027-01-10:2027-01-18"),
    ),
    # Without the day of the letter every suspended day comes on top of the told one: 15 January + 14 days.
    g(
        *("pw-besluit", "2026-10-05", "2027-01-29", "2027-01-29", "Awb 4:14 lid 3"),
        redelijke_termijn=d("2027-01-15"),
        opschortingen=stil("2026-11-02:2026-11-15"),
    ),
    # Waiting time, not a term to be met: it does not roll, and an exception leaves no waiting.
    g("zoektermijn", "2026-11-28", "2026-12-26", "2026-12-26", "Participatiewet 41 lid 4"),
    g("zoektermijn", "2026-03-06", "2026-04-03", "2026-04-03", "Participatiewet 41 lid 4"),
    g("zoektermijn", "2026-11-02", "2026-11-30", "2026-11-30", "Participatiewet 41 lid 4"),
    g(
        "zoektermijn",
        "2026-11-28",
        "2026-11-28",
        "2026-11-28",
        "Participatiewet 41 lid 11",
        uitzondering="omstandigheden",
    ),
    g(
        "zoektermijn",
        "2026-11-28",
        "2026-11-28",
        "2026-11-28",
        "Participatiewet 41 lid 4 onder a",
        uitzondering="onderwijs",
    ),
    g("voorschot-pw", "2026-11-27", "2026-12-25", "2026-12-28", "Participatiewet 52 lid 1"),
    g("voorschot-pw", "2026-04-28", "2026-05-26", "2026-05-26", "Participatiewet 52 lid 1"),
    # Schuldhulp: four weeks, three working days, eight weeks.
    g("wgs-gesprek", "2026-04-17", "2026-05-15", "2026-05-18", "Wgs 4 lid 1"),
    g("wgs-gesprek", "2026-11-02", "2026-11-30", "2026-11-30", "Wgs 4 lid 1"),
    g("wgs-gesprek-spoed", "2026-12-24", "2026-12-30", "2026-12-30", "Wgs 4 lid 2"),
    g("wgs-gesprek-spoed", "2026-05-13", "2026-05-20", "2026-05-20", "Wgs 4 lid 2"),
    g("wgs-gesprek-spoed", "2026-04-02", "2026-04-09", "2026-04-09", "Wgs 4 lid 2"),
    g("wgs-gesprek-spoed", "2026-05-16", "2026-05-20", "2026-05-20", "Wgs 4 lid 2"),
    g("wgs-gesprek-spoed", "2026-11-02", "2026-11-05", "2026-11-05", "Wgs 4 lid 2"),
    g("wgs-gesprek-spoed", "2026-11-06", "2026-11-11", "2026-11-11", "Wgs 4 lid 2"),
    g("wgs-besluit", "2026-03-20", "2026-05-15", "2026-05-18", "Wgs 4a"),
    # The inwoner's own six weeks.
    g("bezwaar", "2026-11-02", "2026-12-14", "2026-12-14", "Awb 6:7 en 6:8 lid 1"),
    g("bezwaar", "2026-11-13", "2026-12-25", "2026-12-28", "Awb 6:7 en 6:8 lid 1"),
    g("bezwaar", "2026-03-24", "2026-05-05", "2026-05-06", "Awb 6:7 en 6:8 lid 1"),
    g("bezwaar", "2025-11-20", "2026-01-01", "2026-01-05", f"{ATW} 3 lid 3"),
    g("beroep", "2026-11-13", "2026-12-25", "2026-12-28", "Awb 6:7 en 6:8 lid 1"),
    # From the rolled last day of the bezwaartermijn: 6, 12, 12 + 6 and 6 + 6 weeks.
    g("beslissing-op-bezwaar", "2026-12-28", "2027-02-08", "2027-02-08", BOB),
    g("beslissing-op-bezwaar", "2026-12-28", "2027-03-22", "2027-03-22", BOB, commissie=True),
    g(
        "beslissing-op-bezwaar",
        "2026-12-28",
        "2027-05-03",
        "2027-05-03",
        "Awb 7:10 lid 3",
        commissie=True,
        verdaging=True,
    ),
    g("beslissing-op-bezwaar", "2026-12-28", "2027-03-22", "2027-03-22", "Awb 7:10 lid 3", verdaging=True),
    g("beslissing-op-bezwaar", "2026-11-13", "2026-12-25", "2026-12-28", BOB),
    # Verdaging counts from the raw 25 December, not from Monday the 28th.
    g("beslissing-op-bezwaar", "2026-11-13", "2027-02-05", "2027-02-05", "Awb 7:10 lid 3", verdaging=True),
    # Exactly twelve weeks still rolls (art. 4 says: more than twelve); so does the adjourned term.
    g("beslissing-op-bezwaar", "2026-10-09", "2027-01-01", "2027-01-04", f"{ATW} 3 lid 1", commissie=True),
    g(
        "beslissing-op-bezwaar",
        "2026-08-21",
        "2026-12-25",
        "2026-12-28",
        f"{ATW} 3 lid 1",
        commissie=True,
        verdaging=True,
    ),
    g(
        *("beslissing-op-bezwaar", "2026-12-28", "2027-02-22", "2027-02-22", "Awb 7:10 lid 2"),
        opschortingen=stil("2027-01-11:2027-01-24"),
    ),
    # 42 + 42 + 14 days after 28 December: 5 April 2027 is a Monday (Easter was 28 March).
    g(
        *("beslissing-op-bezwaar", "2026-12-28", "2027-04-05", "2027-04-05", "Awb 7:10 lid 3"),
        opschortingen=stil("2027-01-11:2027-01-24"),
        verdaging=True,
    ),
    # Suspended in the weeks of the verdaging: 5 February + 11 days.
    g(
        *("beslissing-op-bezwaar", "2026-11-13", "2027-02-16", "2027-02-16", "Awb 7:10 lid 3"),
        opschortingen=stil("2027-01-10:2027-01-20"),
        verdaging=True,
    ),
    g("bob-na-uitspraak", "2026-11-13", "2026-12-25", "2026-12-28", BOB),
    # A court's own last day stands as it is: Sunday 31 January.
    g("bob-na-uitspraak", "2026-11-13", "2027-01-31", "2027-01-31", "Awb 8:72 lid 4", termijn_rechter=d("2027-01-31")),
    g("buiten-behandeling", "2026-11-27", "2026-12-25", "2026-12-28", "Awb 4:5 lid 4"),
    g("buiten-behandeling", "2026-04-09", "2026-05-07", "2026-05-07", "Awb 4:5 lid 4"),
    g("motivering-achteraf", "2026-03-27", "2026-04-03", "2026-04-07", "Awb 3:47 lid 3"),
    g("motivering-achteraf", "2026-11-02", "2026-11-09", "2026-11-09", "Awb 3:47 lid 3"),
    g("dwangsombesluit", "2026-03-03", "2026-03-17", "2026-03-17", "Awb 4:18"),
    g("dwangsombesluit", "2026-12-11", "2026-12-25", "2026-12-28", "Awb 4:18"),
    g("betaling-dwangsom", "2026-04-02", "2026-05-14", "2026-05-18", "Awb 4:87 lid 1"),
    # Klacht: six weeks, four more after verdaging; ten with a klachtadviesinstantie.
    g("klacht", "2026-11-13", "2026-12-25", "2026-12-28", "Awb 9:11 lid 1"),
    g("klacht", "2026-11-13", "2027-01-22", "2027-01-22", "Awb 9:11 lid 2", verdaging=True),
    g("klacht", "2026-10-16", "2026-12-25", "2026-12-28", "Awb 9:11 lid 2", verdaging=True),
    g("klacht-adviescommissie", "2026-10-16", "2026-12-25", "2026-12-28", "Awb 9:11 lid 1"),
    g("klacht-adviescommissie", "2026-10-16", "2027-01-22", "2027-01-22", "Awb 9:11 lid 2", verdaging=True),
    # A month by Verordening 1182/71: same date, or the last day of a shorter month.
    g("avg-inzage", "2027-01-31", "2027-02-28", "2027-03-01", "Verordening 1182/71 art. 3 lid 2 onder c"),
    g("avg-inzage", "2024-01-31", "2024-02-29", "2024-02-29", "AVG 12 lid 3"),
    g("avg-inzage", "2026-11-25", "2026-12-25", "2026-12-28", "Verordening 1182/71 art. 2 lid 1"),
    g("avg-inzage", "2026-03-31", "2026-04-30", "2026-04-30", "AVG 12 lid 3"),
    g("avg-inzage", "2026-04-15", "2026-05-15", "2026-05-18", "Verordening 1182/71 art. 3 lid 4"),
    g("avg-inzage-verlengd", "2026-09-25", "2026-12-25", "2026-12-28", "AVG 12 lid 3"),
    # Three months is not "more than three": it rolls.
    g("vernietigingsverzoek", "2026-09-25", "2026-12-25", "2026-12-28", f"{ATW} 3 lid 1"),
    g("vernietigingsverzoek", "2026-11-30", "2027-02-28", "2027-03-01", f"{ATW} 1 lid 1"),
    g("vernietigingsverzoek", "2026-02-02", "2026-05-02", "2026-05-04", "Wmo 2015 5.3.5 en Jeugdwet 7.3.9"),
    # Own norms stand as they fall; counting back never rolls (art. 1 lid 2).
    g("heronderzoek", "2026-01-03", "2027-01-03", "2027-01-03", "Wmo 2015 2.3.9 lid 1"),
    g("evaluatie", "2026-06-26", "2026-12-26", "2026-12-26", "eigen norm"),
    g("aflopend", "2026-12-26", "2026-09-05", "2026-09-05", f"{ATW} 1 lid 2"),
    g("aflopend", "2027-06-30", "2027-03-10", "2027-03-10", "eigen norm"),
)
