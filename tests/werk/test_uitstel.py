"""More time where the law gives it, and what moves nothing (praktijk 18, 20)."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from basis.journaal.tijd import klok_op
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models_regels import Norm
from basis.werk import handelingen as h
from basis.werk.gevolg import gevolg
from basis.werk.klok import stand_van
from basis.werk.models import Termijn, Verschuiving
from basis.werk.panelen import termijnen
from tests.fabriek import op
from tests.werk.klok import dossier_van, geleden, losse, over, vers, verteld


def bij(doe, baan, rij, **gegevens):
    return doe(baan.consulent, rij.dossier_id, rij.pk, **gegevens)


@pytest.mark.parametrize(
    ("soort", "vanaf", "einde"),
    # praktijk 20: bezwaartermijn ended 2026-11-13, 6 + 6 weeks; klacht 6 + 4.
    [("beslissing-op-bezwaar", date(2026, 11, 13), date(2027, 2, 5)), ("klacht", date(2026, 11, 2), date(2027, 1, 11))],
)
def test_verdagen_een_keer(baan, soort, vanaf, einde):
    with klok_op(op(2026, 11, 20)):
        rij = losse(baan, soort, vanaf)
        bij(h.verdaag, baan, rij, op=date(2026, 11, 20))
        assert (vers(rij).einddatum, vers(rij).verdaagd_op) == (einde, date(2026, 11, 20))
        with pytest.raises(Geweigerd, match="Al verdaagd op 20 november 2026"):
            bij(h.verdaag, baan, rij, op=date(2026, 11, 20))
    assert Verschuiving.objects.get(termijn=rij).soort == "verdaagd"
    assert verteld(rij, "termijn.verdaagd").lading["einddatum"] == einde.isoformat()


@pytest.mark.parametrize("soort", ["wmo-besluit", "wmo-onderzoek", "jeugd-besluit"])
def test_verdagen_kent_de_wet_alleen_bij_bezwaar_en_klacht(baan, soort):
    rij = losse(baan, soort, geleden(3))
    with pytest.raises(Geweigerd, match="kan niet worden verdaagd"):
        bij(h.verdaag, baan, rij, op=geleden(0))


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        (date(2026, 12, 26), "Daarna kan dit niet meer"),
        (date(2026, 11, 12), "begon pas"),
        (date(2027, 1, 5), "toekomst"),
    ],
)
def test_de_brief_moet_op_tijd_weg_zijn(baan, dag, zin):
    with klok_op(op(2026, 11, 20)):
        rij = losse(baan, "beslissing-op-bezwaar", date(2026, 11, 13))  # to 28 December
    with klok_op(op(2026, 12, 31)):
        if dag == date(2026, 12, 26):
            dag = date(2026, 12, 29)
        with pytest.raises(Geweigerd, match=zin) as fout:
            bij(h.verdaag, baan, rij, op=dag)
    assert fout.value.veld == "op"
    assert vers(rij).verdaagd_op is None


def test_commissie_geeft_twaalf_weken(baan):
    with klok_op(op(2027, 1, 4)):
        rij = losse(baan, "beslissing-op-bezwaar", date(2026, 12, 28))
        assert rij.einddatum == date(2027, 2, 8)
        bij(h.schakel_commissie_in, baan, rij, op=date(2027, 1, 4))
        assert vers(rij).einddatum == date(2027, 3, 22)
        bij(h.verdaag, baan, rij, op=date(2027, 1, 4))
        assert vers(rij).einddatum == date(2027, 5, 3)
        with pytest.raises(Geweigerd, match="al ingeschakeld"):
            bij(h.schakel_commissie_in, baan, rij, op=date(2027, 1, 4))
    with pytest.raises(Geweigerd, match="hoort bij een beslissing op bezwaar"):
        bij(h.schakel_commissie_in, baan, losse(baan, "klacht", geleden(3)), op=geleden(0))


def test_redelijke_termijn_waar_de_wet_geen_termijn_geeft(baan):
    with klok_op(op(2026, 1, 20)):
        rij = losse(baan, "jeugd-besluit", date(2026, 1, 5))
        with pytest.raises(Geweigerd, match="moet later zijn dan 2 maart 2026") as fout:
            bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 1, 20), tot=date(2026, 2, 1))
        assert fout.value.veld == "tot"
        bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 1, 20), tot=date(2026, 4, 3))
        assert (vers(rij).ruwe_einddatum, vers(rij).einddatum) == (date(2026, 4, 3), date(2026, 4, 7))
        with pytest.raises(Geweigerd, match="Al genoemd: 3 april 2026"):
            bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 1, 20), tot=date(2026, 5, 1))


def _schort_op(baan, rij, van, tot, grond="4:15-1a"):
    return h.schort_op(baan.consulent, rij.dossier_id, rij.pk, grond=grond, van=van, tot=tot)


def test_wat_voor_de_brief_stilstond_komt_niet_na_de_genoemde_dag(baan):
    """Awb 4:14 lid 3: the told day becomes the raw end; who told it knew of the two weeks that went before."""
    with klok_op(op(2026, 10, 20)):
        rij = losse(baan, "pw-besluit", date(2026, 10, 5))
        _schort_op(baan, rij, date(2026, 10, 21), date(2026, 11, 3))
        assert vers(rij).ruwe_einddatum == date(2026, 12, 14)
    with klok_op(op(2026, 11, 24)):
        with pytest.raises(Geweigerd, match="moet later zijn dan 14 december 2026"):
            bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 11, 24), tot=date(2026, 12, 10))
        bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 11, 24), tot=date(2027, 1, 24))
        assert (vers(rij).ruwe_einddatum, vers(rij).einddatum) == (date(2027, 1, 24), date(2027, 1, 25))
        assert vers(rij).redelijk_genoemd_op == date(2026, 11, 24)
        # What is suspended after the letter does come on top.
        _schort_op(baan, rij, date(2026, 12, 1), date(2026, 12, 10))
        assert (vers(rij).ruwe_einddatum, vers(rij).einddatum) == (date(2027, 2, 3), date(2027, 2, 3))
    with klok_op(op(2026, 12, 8)):
        h.hervat(baan.consulent, rij.dossier_id, rij.pk, weer_vanaf=date(2026, 12, 6))
    # 1 to 5 December: five days after Sunday 24 January.
    assert (vers(rij).ruwe_einddatum, vers(rij).einddatum) == (date(2027, 1, 29), date(2027, 1, 29))


def test_een_opschorting_die_over_de_brief_heen_loopt_telt_vanaf_de_dag_erna(baan):
    with klok_op(op(2026, 11, 24)):
        rij = losse(baan, "pw-besluit", date(2026, 10, 5))
        _schort_op(baan, rij, date(2026, 11, 20), date(2026, 11, 30))
        bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 11, 24), tot=date(2027, 1, 24))
    assert (vers(rij).ruwe_einddatum, vers(rij).einddatum) == (date(2027, 1, 30), date(2027, 2, 1))
    stappen = [stap["stap"] for stap in vers(rij).uitleg]
    assert "wat tot en met die brief is opgeschort, zit daar al in" in stappen


def test_de_dag_van_een_oudere_brief_komt_uit_het_journaal(baan):
    """The migration: before it, the verb kept that day only in its gebeurtenis."""
    with klok_op(op(2026, 11, 24)):
        rij, zonder = (losse(baan, "pw-besluit", date(2026, 10, 5)) for _ in range(2))
        bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 11, 20), tot=date(2027, 1, 24))
    Termijn.objects.filter(pk=rij.pk).update(redelijk_genoemd_op=None)
    import_module("basis.werk.migrations.0003_redelijk_genoemd_op").haal_uit_het_journaal(apps, None)
    assert (vers(rij).redelijk_genoemd_op, vers(zonder).redelijk_genoemd_op) == (date(2026, 11, 20), None)


def test_vooraf_staat_dezelfde_dag_als_achteraf(baan):
    with klok_op(op(2026, 11, 24)):
        rij = losse(baan, "pw-besluit", date(2026, 10, 5))
        _schort_op(baan, rij, date(2026, 10, 21), date(2026, 11, 3))
        stand = stand_van(dossier_van(rij), vers(rij), date(2026, 11, 24))
        vooraf = gevolg(stand, "redelijk", {"op": date(2026, 11, 24), "tot": date(2027, 1, 24)})
    assert vooraf.mag
    assert "maandag 25 januari 2027" in vooraf.zin
    assert not gevolg(stand, "redelijk", {"tot": date(2027, 1, 24)}).stappen


@pytest.mark.parametrize("stil", [False, True])
def test_verdagen_geeft_geen_tweede_kans_voor_de_commissie(baan, stil):
    """RvS 2016:2233: the letter must be out while the six weeks run. With the suspension they end a week later."""
    einde = date(2026, 11, 16) if stil else date(2026, 11, 9)
    with klok_op(op(2026, 10, 1)):
        rij = losse(baan, "beslissing-op-bezwaar", date(2026, 9, 26))
        if stil:
            _schort_op(baan, rij, date(2026, 10, 5), date(2026, 10, 11), "7:10-2")
        assert vers(rij).einddatum == einde  # the raw end is a Saturday
        bij(h.verdaag, baan, rij, op=date(2026, 10, 1))
    with klok_op(op(2026, 11, 23)):
        # Standing still in the weeks of the verdaging gives no more time for the letter either.
        _schort_op(baan, rij, date(2026, 11, 24), date(2026, 11, 30), "7:10-4b")
        oud = vers(rij).einddatum
        for dag in (einde + timedelta(days=1), date(2026, 11, 23)):
            with pytest.raises(Geweigerd, match="De zes weken liepen tot en met") as fout:
                bij(h.schakel_commissie_in, baan, rij, op=dag)
            assert fout.value.veld == "op"
            stand = stand_van(dossier_van(rij), vers(rij), date(2026, 11, 23))
            assert gevolg(stand, "commissie", {"op": dag}).mag is False
        assert (vers(rij).commissie, vers(rij).einddatum) == (False, oud)
        bij(h.schakel_commissie_in, baan, rij, op=einde)
    assert vers(rij).commissie
    assert vers(rij).einddatum > oud


def test_een_termijn_in_de_verordening_maakt_het_een_bericht_dat_niets_verschuift(baan):
    Norm.objects.create(
        gemeente=baan.wereld.gemeente,
        soort="jeugd-besluit",
        waarde=6,
        eenheid="weken",
        verordening=True,
        geldig_vanaf=date(2026, 1, 1),
        bron="Verordening jeugdhulp 2026 artikel 4",
    )
    with klok_op(op(2026, 11, 20)):
        rij = losse(baan, "jeugd-besluit", date(2026, 11, 2))
        assert rij.einddatum == date(2026, 12, 14)
        with pytest.raises(Geweigerd, match="verordening geeft hier een termijn"):
            bij(h.noem_redelijke_termijn, baan, rij, op=date(2026, 11, 20), tot=date(2027, 2, 1))
        bij(h.meld_vertraging, baan, rij, tot=date(2027, 1, 15), reden="Het advies is er nog niet.")
        paneel = termijnen(dossier_van(rij), baan.consulent)
    assert vers(rij).einddatum == date(2026, 12, 14)
    assert not Verschuiving.objects.filter(termijn=rij).exists()
    assert paneel is not None
    (regel,) = [r for r in paneel.context["lopend"] if r.uitstel]
    assert regel.uitstel == (
        "Bericht van vertraging (Awb 4:14 lid 1): tot en met 15 januari 2027. "
        "Dat verschuift de wettelijke dag niet. Het advies is er nog niet."
    )


def test_bericht_van_vertraging_bij_de_wmo(baan):
    rij = losse(baan, "wmo-besluit", geleden(3))
    with pytest.raises(Geweigerd, match="geeft al een termijn"):
        bij(h.noem_redelijke_termijn, baan, rij, op=geleden(0), tot=over(60))
    with pytest.raises(Geweigerd, match="hoort bij een besluit op een aanvraag"):
        bij(h.noem_redelijke_termijn, baan, losse(baan, "klacht", geleden(3)), op=geleden(0), tot=over(60))
    bij(h.meld_vertraging, baan, rij, tot=over(40), reden="ziekte")
    assert (vers(rij).einddatum, vers(rij).uitstel_tot) == (rij.einddatum, over(40))
    with pytest.raises(Geweigerd, match="hoort bij een besluit op een aanvraag"):
        bij(h.meld_vertraging, baan, losse(baan, "klacht", geleden(3)), tot=over(60), reden="ziekte")
    with pytest.raises(Geweigerd, match="redelijke termijn"):
        bij(h.meld_vertraging, baan, losse(baan, "pw-besluit", geleden(3)), tot=over(90), reden="ziekte")


def test_uitstel_van_een_onderzoek_staat_naast_de_dag(baan):
    rij = losse(baan, "wmo-onderzoek", geleden(10))
    bij(h.spreek_uitstel_af, baan, rij, tot=over(60), reden="De inwoner gaat eerst op vakantie.")
    nieuw = vers(rij)
    assert (nieuw.einddatum, nieuw.ruwe_einddatum) == (rij.einddatum, rij.ruwe_einddatum)
    assert (nieuw.uitstel_tot, nieuw.uitstel_reden) == (over(60), "De inwoner gaat eerst op vakantie.")
    assert "vakantie" not in str(verteld(rij, "termijn.uitstel").lading)


@pytest.mark.parametrize(
    ("tot", "reden", "veld"),
    [(over(5), "ziek", "tot"), (over(60), "  ", "reden"), (over(367), "ziek", "tot")],
)
def test_uitstel_vraagt_een_latere_dag_en_een_reden(baan, tot, reden, veld):
    rij = losse(baan, "wmo-onderzoek", geleden(10))
    with pytest.raises(Geweigerd) as fout:
        bij(h.spreek_uitstel_af, baan, rij, tot=tot, reden=reden)
    assert fout.value.veld == veld
    assert vers(rij).uitstel_tot is None


def test_uitstel_hoort_bij_een_onderzoek(baan):
    with pytest.raises(Geweigerd, match="hoort bij een onderzoek"):
        bij(h.spreek_uitstel_af, baan, losse(baan, "wmo-besluit", geleden(3)), tot=over(60), reden="ziek")
