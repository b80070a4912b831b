"""Fills an empty database with one big invented gemeente, by SQL. For measuring only: no verb runs here.

What matters is the shape: how many rows hang on a team, a colleague, a dossier and a kern, and in which order
they came. The texts are dull.
"""

import time
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from psycopg.errors import InsufficientPrivilege

from basis.inwoners import namen
from basis.inwoners.aanschrijven.naam import Naam
from basis.organisatie import handelingen as org
from basis.organisatie.enums import SoortOrganisatie, SoortTeam
from basis.organisatie.models import Gemeente, Kern, Organisatie, Team
from basis.voorzieningen.models import Eenheid, Frequentie, Hoofdgroep, Trede, Voorziening
from consortium.models import Budget
from scripts.meet.standaard import standaardwaarden
from scripts.meet.vullen_zoeken import ZOEKEN

CODE = "9999"
SINDS = date(2015, 1, 1)
TEAMS = 40
KERNEN = 20
# Per team: so many colleagues with a caseload, and three parts of the work that are of nobody yet.
CONSULENTEN = 34
PLEKKEN = CONSULENTEN + 3
PER_GROEP = 15

_STAMMEN = (  # noqa: SIM905
    "Jans Piet Klaas Hendrik Willem Gerrit Dirk Peter Jacob Corneli Visser Bakker Smit Mulder Meijer Bos Vos Brouwer "
    "Dekker Kok Hofman Schout Timmer Wolter Koster Prins Kuiper Veen Berg Broek Post Molen Linden Horst Heuvel Hout "
    "Bruin Wit Groot Jong Boer Haan Leeuw Ruiter Graaf Koning Bouman Scholten Huis Postma Groen Sanders Evers Kramer"
).split()
_STAARTEN = ("", "en", "s", "sen", "ma", "stra", "inga", "man", "huis", "veld", "kamp", "dijk", "hof", "mans")
_VOORVOEGSELS = ("", "", "", "", "van", "de", "van der", "van den")
_VOORNAMEN = (  # noqa: SIM905
    "Anna Jan Maria Johan Sanne Piet Emma Daan Sophie Lars Fatima Mohamed Noor Bram Eva Tim Lotte Sem Julia Thijs Yara "
    "Youssef Ans Henk Truus Gerrit Riet Kees Willemien Bart Ilse Ruud Karin Wouter Femke Joost Marijke Hans Els Theo"
).split()


@dataclass(frozen=True)
class Omvang:
    dossiers: int = 300_000
    raadplegingen: int = 1_000_000

    @property
    def inwoners(self) -> int:
        return self.dossiers // 2


class NietLeeg(RuntimeError):
    """This database belongs to somebody."""


def _achternamen() -> list[tuple[str, str]]:
    alle = [(_VOORVOEGSELS[n % 8], stam + staart) for n, stam in enumerate(_STAMMEN) for staart in _STAARTEN]
    return [("", "Jansen"), ("de", "Jong"), *alle]


def vul(omvang: Omvang) -> None:
    """Everything in one transaction, then VACUUM ANALYZE. Raises NietLeeg."""
    if Gemeente.objects.exists():
        raise NietLeeg("In deze database staat al een gemeente. Neem een lege database.")
    begin = time.perf_counter()
    with transaction.atomic(), standaardwaarden(), connection.cursor() as cursor:
        _snel()
        _stam()
        for naam, sql in (*_PERSONEN, *_DOSSIERS, *_JOURNAAL, *_GELD, *ZOEKEN):
            klok = time.perf_counter()
            cursor.execute(_ingevuld(sql, omvang))
            print(f"{naam:<20} {cursor.rowcount:>10,} rijen {time.perf_counter() - klok:7.1f} s", flush=True)
        _tellers()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(f"gevuld in {time.perf_counter() - begin:.0f} s", flush=True)


def _ingevuld(sql: str, omvang: Omvang) -> str:
    # Not as parameters: then every modulo in here would need a second percent sign.
    for naam, waarde in (
        ("dossiers", omvang.dossiers),
        ("inwoners", omvang.inwoners),
        ("kijken", omvang.raadplegingen),
    ):
        sql = sql.replace(f"@{naam}@", str(waarde))
    return sql


def _snel() -> None:
    """Without triggers where we may: six million checks of foreign keys tell nothing about reading."""
    try:
        with transaction.atomic(), connection.cursor() as eigen:
            eigen.execute("SET LOCAL session_replication_role = replica")
    except Exception as fout:
        if not isinstance(fout.__cause__, InsufficientPrivilege):
            raise


def _stam() -> None:
    """The organisation, by its verbs; and the names, with their search keys from the code of the house."""
    systeem = org.maak_gemeente(CODE, "Meetgemeente", sinds=SINDS)
    punt = org.voeg_toegangspunt_toe(systeem, "Midden")
    for n in range(KERNEN):
        org.voeg_kern_toe(systeem, f"Kern {n + 1:02d}", punt)
    gemeente = org.voeg_organisatie_toe(systeem, "Gemeente", SoortOrganisatie.GEMEENTE)
    for n in range(8):
        org.voeg_organisatie_toe(systeem, f"Partij {n + 1}", SoortOrganisatie.PARTIJ)
    for n in range(TEAMS):
        org.voeg_team_toe(systeem, f"Team {n + 1:02d}", SoortTeam.TOEGANGSPUNT, punt)
    groepen = [groep for groep in Hoofdgroep if groep != Hoofdgroep.VRIJ]
    for n in range(24):
        Voorziening.objects.create(
            gemeente_id=systeem.gemeente_id, code=f"V{n:02d}", naam=f"Hulp {n + 1}", naam_inwoner=f"hulp {n + 1}",
            wet="wmo", hoofdgroep=groepen[n % len(groepen)], trede=Trede.MAATWERK, lijn=2,
            eenheid=Eenheid.UUR, frequentie=Frequentie.WEEK,
        )  # fmt: skip
    for jaar in range(date.today().year - 7, date.today().year + 2):  # noqa: DTZ011
        Budget.objects.create(gemeente_id=systeem.gemeente_id, jaar=jaar, bedrag=90_000_000, vastgesteld=True)
    g = {"gemeente_id": systeem.gemeente_id}
    vast = {
        "kernen": list(Kern.objects.filter(**g).order_by("id").values_list("id", flat=True)),
        "teams": list(Team.objects.filter(**g).order_by("id").values_list("id", flat=True)),
        "partijen": list(Organisatie.objects.filter(**g, soort="partij").order_by("id").values_list("id", flat=True)),
        "hulp": list(Voorziening.objects.filter(**g).order_by("id").values_list("id", flat=True)),
    }
    with connection.cursor() as eigen:
        eigen.execute(
            "CREATE TEMP TABLE vast ON COMMIT DROP AS SELECT %s::bigint AS gemeente, %s::bigint AS organisatie,"
            " %s::bigint AS punt, %s::bigint[] AS kernen, %s::bigint[] AS teams, %s::bigint[] AS partijen,"
            " %s::bigint[] AS hulp",
            [systeem.gemeente_id, gemeente.pk, punt.pk, *vast.values()],
        )
        eigen.execute(
            "CREATE TEMP TABLE achter (nr int, voor text, naam text, sleutel text, lex text[]) ON COMMIT DROP"
        )
        eigen.execute("CREATE TEMP TABLE voornaam (nr int, naam text, sleutel text, lex text[]) ON COMMIT DROP")
        for nr, (voor, naam) in enumerate(_achternamen()):
            rij = Naam(voorvoegsel=voor, geslachtsnaam=naam)
            eigen.execute(
                "INSERT INTO achter VALUES (%s, %s, %s, %s, %s)",
                [nr, voor, naam, namen.sleutel(naam), _lexemen(*rij.zoekdelen())],
            )
        for nr, naam in enumerate(_VOORNAMEN):
            eigen.execute(
                "INSERT INTO voornaam VALUES (%s, %s, %s, %s)", [nr, naam, namen.sleutel(naam), _lexemen(naam)]
            )


def _lexemen(*delen: str) -> list[str]:
    gespeld, klanken = namen.bewaarsleutels(*delen)
    return [f"={woord}" for woord in gespeld] + [f"~{klank}" for klank in klanken]


def _tellers() -> None:
    """Ids were given by hand: let the sequences go on after them."""
    with connection.cursor() as eigen:
        eigen.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND column_name = 'id' AND is_identity = 'YES'"
        )
        for (tabel,) in eigen.fetchall():
            eigen.execute(
                f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), coalesce(max(id), 0) + 1) FROM {tabel}"
            )


_MENSEN = f"generate_series(0, {TEAMS * (CONSULENTEN + 1) - 1}) n"

_PERSONEN: tuple[tuple[str, str], ...] = (
    (
        "medewerkers",
        f"""INSERT INTO organisatie_medewerker (id, password, gebruikersnaam, naam, email, telefoon, registratie,
            registratienummer, actief, samenvatting)
        SELECT 1000 + n, '!', 'meet-' || n, 'Collega ' || n, '', '', '', '', true, true
        FROM (SELECT n FROM {_MENSEN} UNION ALL SELECT * FROM generate_series(9000, 9002)) x(n)""",
    ),
    (
        # Per team: number 0 is the teamleider. 9000-9002 have no team: controller, privacy officer, beleid.
        "hoedanigheden",
        f"""INSERT INTO organisatie_hoedanigheid (id, gemeente_id, soort, medewerker_id, organisatie_id, team_id,
            functie, wetten, geldig)
        SELECT 1000 + n, gemeente, 'medewerker', 1000 + n, organisatie, teams[n / {CONSULENTEN + 1} + 1],
            CASE WHEN p = 0 THEN 'teamleider' WHEN p <= 26 THEN 'wmo_consulent' WHEN p <= 32 THEN 'jeugdconsulent'
                ELSE 'klantmanager' END,
            CASE WHEN p = 0 THEN '{{wmo,jeugd,pw,wgs}}' WHEN p <= 26 THEN '{{wmo}}' WHEN p <= 32 THEN '{{jeugd}}'
                WHEN p = 33 THEN '{{pw}}' ELSE '{{wgs}}' END::varchar[],
            '[2015-01-01,)'::daterange
        FROM vast, LATERAL (SELECT n, n % {CONSULENTEN + 1} AS p FROM {_MENSEN}) x
        UNION ALL SELECT 1000 + n, gemeente, 'medewerker', 1000 + n, organisatie, NULL, f, '{{wmo,jeugd,pw,wgs}}',
            '[2015-01-01,)'::daterange
        FROM vast, (VALUES (9000, 'controller'), (9001, 'privacy_officer'), (9002, 'beleidsmedewerker')) x(n, f)""",
    ),
    (
        # The first names of the list are far more common than the last, as in life.
        "inwoners",
        f"""INSERT INTO inwoners_inwoner (id, gemeente_id, bsn_bron, voornamen, voorvoegsel, geslachtsnaam,
            adellijke_titel, naamgebruik, partner_voorvoegsel, partner_geslachtsnaam, geslacht, geboorte_jaar,
            geboorte_maand, geboorte_dag, geboren_uiterlijk, overleden, geheim_adres, onder_curatele, gezag, telefoon,
            email, veilig_contact, veilig_contact_toelichting, taal, naam_sleutel, zoekvector, herkomst,
            bron_vingerafdruk, bijhouding, in_onderzoek, versie, aangemaakt_op)
        SELECT i, gemeente, '', v.naam, a.voor, a.naam, '', 'E', '', '', (ARRAY['M', 'V'])[i % 2 + 1],
            extract(year FROM geboren), extract(month FROM geboren), extract(day FROM geboren), geboren, i % 50 = 0,
            i % 97 = 0, false, '', '', '', 'post', '', '', a.sleutel || ' ' || v.sleutel || ' ' || a.voor,
            array_to_tsvector(ARRAY(SELECT DISTINCT unnest(a.lex || v.lex) ORDER BY 1)), 'brp', '', '', '', 1, now()
        FROM vast, (
            SELECT i, floor(power(random(), 2) * {len(_achternamen())})::int AS anr,
                floor(power(random(), 1.5) * {len(_VOORNAMEN)})::int AS vnr,
                (date '1925-01-01' + (random() * 34000)::int) AS geboren
            FROM generate_series(1, @inwoners@) i OFFSET 0
        ) x JOIN achter a ON a.nr = anr JOIN voornaam v ON v.nr = vnr""",
    ),
    (
        "adressen",
        """INSERT INTO inwoners_adres (inwoner_id, soort, straat, huisnummer, huisletter, toevoeging, postcode, plaats,
            omschrijving, land, in_onderzoek, gemeente_code, verzonnen, kern_id, geldig, vastgelegd_op)
        SELECT i, 'woon', 'Lindelaan', (i % 90 + 1)::text, '', '',
            (6600 + i % 200)::text || chr(65 + i / 200 % 26) || chr(65 + i / 5200 % 26),
            'Meetdorp', '', '', '', '9999', true, kernen[i % 20 + 1], '[2015-01-01,)'::daterange, now()
        FROM vast, generate_series(1, @inwoners@) i""",
    ),
    (
        "huishoudens",
        """INSERT INTO inwoners_huishouden (id, gemeente_id, bron)
        SELECT h, gemeente, 'brp' FROM vast, generate_series(1, @inwoners@ / 3) h""",
    ),
    (
        "huishoudenleden",
        """INSERT INTO inwoners_huishoudenlid (huishouden_id, inwoner_id, rol, geldig)
        SELECT (i - 1) / 3 + 1, i, 'kind', '[2015-01-01,)'::daterange FROM generate_series(1, @inwoners@ / 3 * 3) i""",
    ),
    (
        "netwerk",
        """INSERT INTO inwoners_netwerklid (inwoner_id, naam, relatie, telefoon, mantelzorger, toegevoegd_door_id,
            geldig)
        SELECT i, 'Buur', 'buur', '', i % 2 = 0, 1001, '[2015-01-01,)'::daterange
        FROM generate_series(1, @inwoners@, 2) i""",
    ),
)

# A group of 15 dossiers in a row belongs to one team and one colleague; a fifth is open, a third is a melding.
_DOSSIERS: tuple[tuple[str, str], ...] = (
    (
        "dossiers",
        f"""INSERT INTO dossiers_dossier (id, gemeente_id, kenmerk, soort, inwoner_id, wet, kern_id, team_id,
            behandelaar_id, fase, aan_zet, aan_zet_sinds, laatste_contact, fatale_datum,
            gewicht, labels, afgeschermd, herkomst, titel,
            versie, geopend_op, gesloten_op)
        SELECT i, gemeente, CASE WHEN melding THEN 'M-' ELSE 'C-' END || lpad(i::text, 8, '0'),
            CASE WHEN melding THEN 'melding' ELSE 'casus' END,
            CASE WHEN i % 3 = 2 THEN @dossiers@ / 3 + 1 + j % (@dossiers@ / 6) ELSE j + 1 END,
            CASE WHEN plek < 26 OR plek >= {CONSULENTEN} THEN 'wmo' WHEN plek < 32 THEN 'jeugd' WHEN plek = 32 THEN 'pw'
                ELSE 'wgs' END,
            kernen[team % 20 + 1], teams[team + 1],
            CASE WHEN plek < {CONSULENTEN} THEN 1000 + team * {CONSULENTEN + 1} + plek + 1 END,
            CASE WHEN melding THEN 'ingang' WHEN NOT open THEN 'uitgang' WHEN stap < 6 THEN 'toegang'
                ELSE 'hulpverlening' END,
            CASE WHEN NOT open THEN 'niemand' WHEN plek >= {CONSULENTEN} THEN 'team' WHEN zet < 13 THEN 'behandelaar'
                WHEN zet < 14 THEN 'tweede' WHEN zet < 18 THEN 'inwoner' ELSE 'aanbieder' END,
            geopend, geopend::date + (i % 30)::int,
            CASE WHEN open AND (melding OR stap < 6) THEN geopend::date + 42 END, 1, '{{}}', i % 400 = 0,
            'eigen', CASE WHEN melding THEN 'Melding' ELSE 'Casus' END, 1, geopend,
            CASE WHEN NOT open THEN geopend + ((90 + i * 31 % 250) || ' days')::interval END
        FROM vast, LATERAL (
            SELECT *, now() - ((CASE WHEN NOT open THEN 345 + (i * 7919::bigint) % 1900
                WHEN melding OR stap < 6 THEN (i * 7919::bigint) % 58
                ELSE 80 + (i * 7919::bigint) % 460 END) || ' days')::interval
                - ((i * 7907::bigint) % 86400 || ' seconds')::interval AS geopend
            FROM (
                SELECT i, i % 3 = 0 AS melding, i % 5 = 0 AS open, (i - 1) / 3 AS j,
                    (i * 40503::bigint >> 4) % 10 AS stap,
                    (i * 30011::bigint >> 5) % 20 AS zet, (i - 1) / {PER_GROEP} % {TEAMS} AS team,
                    (i - 1) / {PER_GROEP * TEAMS} % {PLEKKEN} AS plek
                FROM generate_series(1, @dossiers@) i
            ) x
        ) d""",
    ),
    (
        "betrokkenheid",
        f"""INSERT INTO dossiers_betrokkenheid (dossier_id, hoedanigheid_id, team_id, rol, geldig)
        SELECT id, behandelaar_id, NULL::bigint, 'behandelaar', '[2015-01-01,)'::daterange FROM dossiers_dossier
            WHERE behandelaar_id IS NOT NULL
        UNION ALL SELECT id, 1000 + (id * 31) % {TEAMS * (CONSULENTEN + 1)}, NULL, 'opgenomen',
            '[2015-01-01,)'
            FROM dossiers_dossier WHERE id % 3 = 0
        UNION ALL SELECT id, NULL, teams[id / 20 % {TEAMS} + 1], 'meedoen', '[2015-01-01,)'::daterange
            FROM vast, dossiers_dossier WHERE id % 20 = 0""",
    ),
    (
        "casussen",
        """INSERT INTO casussen_casus (dossier_id, status, grondslag, grondslag_kenmerk, gemeld_op, afsluitreden,
            afsluittoelichting, status_voor_sluiten, heropend)
        SELECT id, CASE WHEN gesloten_op IS NOT NULL THEN 'afgesloten' WHEN stap = 0 THEN 'aangemeld'
                WHEN stap < 5 THEN 'onderzoek' WHEN stap = 5 THEN 'plan' ELSE 'hulpverlening' END,
            'besluit', '', geopend_op::date, CASE WHEN gesloten_op IS NOT NULL THEN 'volgens_plan' END, '',
            CASE WHEN gesloten_op IS NOT NULL THEN 'hulpverlening' END, 0
        FROM dossiers_dossier, LATERAL (SELECT (id * 40503 >> 4) % 10 AS stap) x WHERE soort = 'casus'""",
    ),
    (
        "meldingen",
        """INSERT INTO toegang_melding (dossier_id, status, ontvangen_op, reden_eerder, kanaal, door_of_namens,
            reden_signaal, melder_naam, melder_relatie, melder_telefoon, vraag, zelf, samen, nodig, spoed, plaats_id,
            casus_id, uitkomst_toelichting, verwezen_naar, inwoner_eens)
        SELECT id, CASE WHEN gesloten_op IS NULL THEN 'ontvangen' WHEN id % 10 < 3 THEN 'beantwoord'
                ELSE 'in_behandeling' END,
            geopend_op::date, '', 'telefoon', 'ja', '', '', '', '', 'Ik red het huishouden niet meer.', '', '', '',
            false, punt, CASE WHEN gesloten_op IS NOT NULL AND id % 10 >= 3 THEN id - 2 END, '', '', true
        FROM vast, dossiers_dossier WHERE soort = 'melding'""",
    ),
    (
        "termijnen",
        """INSERT INTO werk_termijn (id, dossier_id, soort, vanaf, startgebeurtenis, ruwe_einddatum, einddatum, uitleg,
            van_ons, afronding, afgerond_op, geopend_op, startkanaal, wettelijk, commissie, uitstel_reden,
            afrondreden)
        SELECT id, id, 'wmo-onderzoek', geopend_op::date, 'Melding ontvangen', geopend_op::date + 42,
            geopend_op::date + 42, '[{"datum": "2026-01-01", "stap": "zes weken erbij", "artikel": "Wmo 2.3.2 lid 1"}]',
            true, CASE WHEN fatale_datum IS NULL THEN 'voldaan' END,
            CASE WHEN fatale_datum IS NULL THEN geopend_op::date + 40 END, geopend_op, '', true, false, '', ''
        FROM dossiers_dossier""",
    ),
    (
        "aflopende hulp",
        """INSERT INTO werk_termijn (id, dossier_id, soort, vanaf, startgebeurtenis, ruwe_einddatum, einddatum, uitleg,
            van_ons, geopend_op, startkanaal, wettelijk, commissie, uitstel_reden,
            afrondreden)
        SELECT @dossiers@ + id, id, 'aflopend', laatste, 'Laatste dag van Begeleiding thuis', laatste - 112,
            laatste - 112, '[]', true, geopend_op, '', false, false, '', ''
        FROM dossiers_dossier, LATERAL (SELECT current_date - 20 + (id % 400)::int AS laatste) x
        WHERE fase = 'hulpverlening' AND gesloten_op IS NULL""",
    ),
    (
        "taken",
        f"""INSERT INTO werk_taak (dossier_id, soort, toelichting, voor_id, team_id, uiterlijk, gemaakt_op, klaar_op,
            gemeente_id, vervallen)
        SELECT id, 'nazorg', '', behandelaar_id, CASE WHEN behandelaar_id IS NULL THEN team_id END,
            current_date + (id % 60)::int - 20, geopend_op, CASE WHEN id % 8 <> 0 THEN now() END,
            gemeente_id, false
        FROM dossiers_dossier WHERE id % 4 = 0 AND {PLEKKEN} > 0""",
    ),
    (
        "onderzoeken",
        """INSERT INTO casussen_onderzoek (id, casus_id, aanleiding, status, gemeld_op, termijn_id, gestart_op,
            identiteit_soort, behoeften, eigen_kracht, netwerk, mantelzorger, algemeen, samenwerking, bijdrage,
            reactie_inwoner, reden_afgebroken, niet_gewacht, nog_niet_af)
        SELECT dossier_id, dossier_id, 'nieuw', CASE status WHEN 'aangemeld' THEN 'gepland'
                WHEN 'onderzoek' THEN 'loopt'
                WHEN 'plan' THEN 'klaar' ELSE 'besloten' END,
            gemeld_op, dossier_id, gemeld_op, '', repeat('Over de behoeften. ', 20), repeat('Eigen kracht. ', 20), '',
            '', '', '', '', '', '', '', '{}'
        FROM casussen_casus""",
    ),
    (
        "hulpvragen",
        """INSERT INTO casussen_hulpvraag (id, onderzoek_id, tekst, uitkomst)
        SELECT id, id, 'Het huis schoon houden', CASE WHEN status = 'besloten' THEN 'maatwerk' ELSE 'open' END
        FROM casussen_onderzoek""",
    ),
    (
        "doelen",
        """INSERT INTO casussen_doel (casus_id, tekst, evaluatie_op, geldig, vastgelegd_op)
        SELECT dossier_id, 'Het huis is schoon', gemeld_op + 200, daterange(gemeld_op, NULL), now()
        FROM casussen_casus""",
    ),
    (
        "clientondersteuning",
        """INSERT INTO casussen_clientondersteuning (dossier_id, voor, gewezen_op, door_id)
        SELECT dossier_id, v, gemeld_op, 1001
        FROM casussen_casus, (VALUES ('inwoner'), ('geen_mantelzorger')) x(v)""",
    ),
    (
        "contacten",
        """INSERT INTO casussen_contact (dossier_id, op, soort, met, tekst, stem, door_id, vastgelegd_op)
        SELECT id, geopend_op::date + n * 4, 'telefoon', 'inwoner', 'Gebeld over hoe het gaat.', '',
            coalesce(behandelaar_id, 1001), geopend_op
        FROM dossiers_dossier, generate_series(1, 3) n""",
    ),
    (
        "brieven",
        """INSERT INTO documenten_brief (id, dossier_id, soort, status, kenmerk, onderwerp, sjabloon, sjabloon_versie,
            geadresseerde, gegevens, html, gemaakt_op, gemaakt_door_id)
        SELECT id, id, 'beschikking', 'gemaakt', kenmerk, 'Ons besluit', 'beschikking', '1',
            '{"naam": "Mevrouw A. Jansen", "aanhef": "Geachte mevrouw Jansen", "regels": []}', '{}',
            repeat('<p>Een alinea van de brief.</p>', 40), geopend_op, coalesce(behandelaar_id, 1001)
        FROM dossiers_dossier WHERE soort = 'casus'""",
    ),
)

_GEMEENTE = "(SELECT gemeente FROM vast)"
_JOURNAAL: tuple[tuple[str, str], ...] = (
    (
        # As they came in: ordered by moment, so that what lies together on disk is what happened together.
        "gebeurtenissen",
        f"""INSERT INTO journaal_gebeurtenis (soort, gemeente_id, dossier_id, inwoner_id, kern_id, wet, van_status,
            naar_status, gebeurd_op, vastgelegd_op, door_id, naam, functie, organisatie_id, organisatie_naam, lading,
            voor_naam)
        SELECT soort, {_GEMEENTE}, id, inwoner_id, kern_id, wet, van, naar, op, op, coalesce(behandelaar_id, 1001),
            'Collega', 'wmo_consulent', (SELECT organisatie FROM vast), 'Gemeente', lading,
            ''
        FROM (
            SELECT e.soort, d.id, inwoner_id, kern_id, wet, van, naar, behandelaar_id,
                CASE WHEN dag < 0 THEN gesloten_op ELSE geopend_op + (dag || ' days')::interval END AS op,
                lading || jsonb_build_object('gemeld_op', geopend_op::date,
                        'op', (geopend_op + interval '70 days')::date)
                    || CASE WHEN e.soort = 'ondersteuning.beeindigd' THEN jsonb_build_object(
                        'gestart_op', (geopend_op + interval '70 days')::date, 'op', gesloten_op::date) ELSE '{{}}' END
                    AS lading
            FROM dossiers_dossier d JOIN (VALUES
                ('casus', 'casus.geopend', NULL, 'aangemeld', 0,
                    '{{"herkomst": "eigen", "grondslag": "besluit", "aanleiding": "nieuw"}}'::jsonb),
                ('casus', 'onderzoek.geopend', NULL, 'gepland', 0, '{{"aanleiding": "nieuw"}}'),
                ('casus', 'casus.status', 'aangemeld', 'onderzoek', 10, '{{}}'),
                ('casus', 'onderzoek.gestart', NULL, NULL, 10, '{{}}'),
                ('casus', 'hulpvraag.toegevoegd', NULL, NULL, 14, '{{}}'),
                ('casus', 'casus.status', 'onderzoek', 'plan', 40, '{{}}'),
                ('casus', 'casus.status', 'plan', 'toekenning', 45, '{{}}'),
                ('casus', 'casus.status', 'toekenning', 'hulpverlening', 60, '{{}}'),
                ('casus', 'ondersteuning.gestart', NULL, NULL, 70,
                    '{{"trede": "maatwerk", "eerste": "true", "grondslag": "besluit"}}'),
                ('casus', 'ondersteuning.beeindigd', NULL, NULL, -1, '{{"trede": "maatwerk", "reden": "31"}}'),
                ('casus', 'casus.afgesloten', 'hulpverlening', 'afgesloten', -1, '{{"reden": "volgens_plan"}}'),
                ('melding', 'melding.opgenomen', NULL, 'ontvangen', 0,
                    '{{"kanaal": "telefoon", "door_of_namens": "ja"}}'),
                ('melding', 'melding.in_behandeling', 'ontvangen', 'in_behandeling', -1, '{{"signaal": false}}')
            ) e(kind, soort, van, naar, dag, lading) ON d.soort = e.kind
        ) x WHERE op <= now() ORDER BY op""",
    ),
    ("maanden", "SELECT journaal_maak_partities((current_date - 366)::date, current_date)"),
    (
        "raadplegingen",
        f"""INSERT INTO journaal_raadpleging (op, soort, gemeente_id, door_id, medewerker_id, naam, functie,
            organisatie_id, organisatie_naam, werkplek, inwoner_id, dossier_id, object_soort, wet, doel, rechten_versie,
            noodprocedure, uitkomst, aantal)
        SELECT op, CASE WHEN n % 6 = 0 THEN 'zoeken' ELSE 'openen' END, {_GEMEENTE}, wie, wie, 'Collega ' || wie - 1000,
            'wmo_consulent', (SELECT organisatie FROM vast), 'Gemeente', '10.0.0.1', NULL,
            CASE WHEN n % 6 <> 0 THEN wat END, '', 'wmo', 'tab overzicht', '2026-11', false, 'gelukt', NULL
        FROM (
            SELECT n, now() - random() * interval '364 days' AS op,
                1000 + floor(random() * {TEAMS * (CONSULENTEN + 1)})::int AS wie,
                1 + floor(random() * @dossiers@)::int AS wat
            FROM generate_series(1, @kijken@) n OFFSET 0
        ) x ORDER BY op""",
    ),
)

_GELD: tuple[tuple[str, str], ...] = (
    (
        "verplichtingen",
        """INSERT INTO consortium_verplichting (id, gemeente_id, kenmerk, grond, partij_id, voorziening_id, wet,
            kern_id, toekennende_id, leeftijdsgroep, prijs, hoeveelheid, eenheid, frequentie, geldig, gestart_op,
            gemaakt_op)
        SELECT row_number() OVER (ORDER BY d.geopend_op), gemeente, 'V-' || d.id, 'besluit B-' || d.id,
            partijen[d.id % 8 + 1], hulp[d.id % 24 + 1], wet, kern_id, organisatie, '67+', 71.40, 2, 'uur', 'week',
            daterange(d.geopend_op::date + 70, d.geopend_op::date + 435), d.geopend_op::date + 70, d.geopend_op
        FROM vast, dossiers_dossier d JOIN casussen_casus c ON c.dossier_id = d.id
        WHERE c.status IN ('afgesloten', 'hulpverlening')""",
    ),
    (
        "hulp",
        """INSERT INTO casussen_ondersteuning (id, casus_id, onderzoek_id, hulpvraag_id, trede, voorziening_id,
            organisatie_id, omschrijving, hoeveelheid, eenheid, frequentie, leveringsvorm, aanvullend_reden, geldig,
            grondslag, status, verplichting_id, toegewezen_op, gestart_op, beeindigd_op, einde_reden)
        SELECT c.dossier_id, c.dossier_id, c.dossier_id, c.dossier_id, 'maatwerk', v.voorziening_id, v.partij_id, '', 2,
            'uur', 'week', 'zin', '', v.geldig, 'besluit',
            CASE WHEN c.status = 'afgesloten' THEN 'beeindigd' ELSE 'gestart' END, v.id, lower(v.geldig),
            lower(v.geldig), CASE WHEN c.status = 'afgesloten' THEN gesloten_op::date END,
            CASE WHEN c.status = 'afgesloten' THEN '31' END
        FROM casussen_casus c JOIN dossiers_dossier d ON d.id = c.dossier_id
        JOIN consortium_verplichting v ON v.kenmerk = 'V-' || c.dossier_id""",
    ),
    (
        "reserveringen",
        """INSERT INTO consortium_reservering (verplichting_id, budget_id, bedrag, overschrijding)
        SELECT v.id, b.id, 3700, CASE WHEN v.id % 200 = 0 THEN 100 ELSE 0 END
        FROM consortium_verplichting v JOIN consortium_budget b
            ON b.jaar IN (extract(year FROM lower(geldig)), extract(year FROM upper(geldig)))""",
    ),
    (
        "boekingen",
        """INSERT INTO consortium_boeking (id, gemeente_id, budget_id, soort, verplichting_id, grond, geboekt_op,
            gebeurtenis_id)
        SELECT row_number() OVER (ORDER BY v.gemaakt_op, r.id), v.gemeente_id, r.budget_id, 'reservering', v.id,
            v.grond, v.gemaakt_op, v.id
        FROM consortium_reservering r JOIN consortium_verplichting v ON v.id = r.verplichting_id""",
    ),
    (
        "boekingsregels",
        """INSERT INTO consortium_boekingsregel (boeking_id, rekening, bedrag)
        SELECT id, rekening, bedrag FROM consortium_boeking,
            (VALUES ('beschikbaar', -3700), ('gereserveerd', 3700)) x(rekening, bedrag)""",
    ),
    (
        "budgetten",
        """UPDATE consortium_budget b SET gereserveerd = s.som, overschrijding = s.over FROM (
            SELECT budget_id, sum(bedrag) AS som, sum(overschrijding) AS over FROM consortium_reservering GROUP BY 1
        ) s WHERE s.budget_id = b.id""",
    ),
    (
        "mandaat",
        """INSERT INTO organisatie_mandaat (gemeente_id, organisatie_id, functie, wet, max_per_jaar, mag_afwijzen,
            geldig, kenmerk)
        SELECT gemeente, organisatie, 'wmo_consulent', 'wmo', 50000, true, '[2015-01-01,)'::daterange, 'M-1'
        FROM vast""",
    ),
    (
        "aanvragen",
        """INSERT INTO beschikkingen_aanvraag (id, casus_id, onderzoek_id, ontvangen_op, vorm, voor_verslag,
            vastgelegd_op)
        SELECT id, id, id, gemeld_op, 'brief', false, now() FROM casussen_onderzoek WHERE status = 'besloten'""",
    ),
    (
        "beschikkingen",
        """INSERT INTO beschikkingen_beschikking (id, casus_id, aanvraag_id, gemeente_id, status, nummer, inleiding,
            zienswijze, opgesteld_op, opgesteld_door_id, teruggestuurd_reden, vastgesteld_op, vastgesteld_door_id,
            mandaat_id, brief_id, schrijvers)
        SELECT a.id, a.id, a.id, gemeente, 'verzonden', 'B-' || a.id, '', '', now(), 1001, '', now(), 1001,
            (SELECT max(id) FROM organisatie_mandaat), a.id, '{}'
        FROM vast, beschikkingen_aanvraag a""",
    ),
    (
        "besluiten",
        """INSERT INTO beschikkingen_besluit (beschikking_id, ondersteuning_id, resultaat, beoogd_resultaat, motivering,
            volgorde) SELECT id, id, 'toekennen', '', '', 1 FROM beschikkingen_beschikking""",
    ),
)
