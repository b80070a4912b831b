"""The day of the melding is corrected in this room, for every term that counts from it."""

from django.urls import reverse

from basis.werk.wachters import Begin
from casussen.handelingen.schuldhulp import GESPREKKEN

BEGIN = Begin(
    hoort=lambda termijn: termijn.soort in ("wmo-onderzoek", *GESPREKKEN, "zoektermijn"),
    url=lambda stand: reverse("toegang:begin_van", args=[stand.dossier.pk, stand.termijn.pk]),
    recht="melding.afhandelen",
)
