"""The building blocks of every template. Registered as builtin: no {% load %} needed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Textarea
from django.middleware.csrf import get_token
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from basis.journaal.iconen import Icoon
from basis.scherm import opmaak
from basis.scherm.formulieren import Formulier
from basis.scherm.iconen import ICONEN
from basis.scherm.lijst import LijstFormulier, Pagina

register = template.Library()

_FILTERS: dict[str, Callable[..., str]] = {
    "datum": opmaak.datum,
    "datum_kort": opmaak.datum_kort,
    "datum_voluit": opmaak.datum_voluit,
    "datumtijd": opmaak.datumtijd,
    "tijd": opmaak.tijd,
    "euro": opmaak.euro,
    "getal": opmaak.getal,
    "aantal": opmaak.aantal,
}
for naam, filter_functie in _FILTERS.items():
    register.filter(naam, filter_functie)

FASEN = {
    "ingang": "Ingang",
    "toegang": "Toegang",
    "toekenning": "Toekenning",
    "hulpverlening": "Hulpverlening",
    "uitgang": "Uitgang",
}
STATUS_ICOON = {"klaar": Icoon.VINK, "half": Icoon.HALF, "leeg": Icoon.ROND}
MELDING_ICOON = {"info": Icoon.INFO, "warning": Icoon.LET_OP, "error": Icoon.LET_OP, "ok": Icoon.VINK}

_USE = {
    naam: mark_safe(  # noqa: S308 - names from our own table
        f'<svg class="tp-icoon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{naam}"/></svg>'
    )
    for naam in ICONEN
}
_SPRITE = mark_safe(  # noqa: S308 - our own drawings
    '<svg class="tp-sprite" aria-hidden="true">'
    + "".join(f'<symbol id="i-{naam}" viewBox="0 0 24 24">{pad}</symbol>' for naam, pad in ICONEN.items())
    + "</svg>"
)


@register.simple_tag
def iconen() -> SafeString:
    """All icons, once per page (basis.html does this)."""
    return _SPRITE


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """One icon, hidden for screen readers. An unknown name is an error."""
    return _USE[naam]


@register.simple_tag
def termijn(einddatum: date | None, vandaag: date | None = None) -> SafeString:
    """Days to a date, in words, with a sign; colour only in the last week and after."""
    chip = opmaak.termijn(einddatum, vandaag)
    if chip.icoon is None:
        return format_html('<span class="tp-zacht">{}</span>', chip.tekst)
    return format_html('<span class="tp-termijn tp-termijn--{}">{} {}</span>', chip.soort, _USE[chip.icoon], chip.tekst)


@register.simple_tag
def fase(code: str) -> SafeString:
    """Where on the klantreis: the word and one to five blocks."""
    return format_html('<span class="tp-fase tp-fase--{}">{}</span>', code, FASEN[code])


@register.simple_tag
def status(soort: str, tekst: str) -> SafeString:
    """klaar, half or leeg, with words."""
    return format_html('<span class="tp-status tp-status--{}">{} {}</span>', soort, _USE[STATUS_ICOON[soort]], tekst)


@register.inclusion_tag("scherm/melding.html")
def melding(soort: str, tekst: str, titel: str = "") -> dict[str, Any]:
    """Something that changes what you do now: info, warning, error or ok."""
    return {"soort": soort, "tekst": tekst, "titel": titel, "icoon": MELDING_ICOON[soort]}


@register.inclusion_tag("scherm/leeg.html")
def leeg(titel: str, tekst: str = "", url: str = "", knop: str = "", icoon: str = "map") -> dict[str, Any]:
    """Why it is empty and what to do."""
    return {"titel": titel, "tekst": tekst, "url": url, "knop": knop, "icoon": icoon}


@register.inclusion_tag("scherm/bladeren.html")
def bladeren(pagina: Pagina[Any]) -> dict[str, Any]:
    """Previous, next and how many."""
    return {"pagina": pagina}


@register.inclusion_tag("scherm/filters.html")
def filters(formulier: LijstFormulier, knop: str = "Toon") -> dict[str, Any]:
    """The filter form of a list, with a chip per filter. Folds on a phone."""
    velden = [veld_context(veld, filter=True) for veld in formulier.visible_fields()]
    return {"formulier": formulier, "velden": velden, "knop": knop, "chips": formulier.chips()}


def veld_context(bound: BoundField, filter: bool = False) -> dict[str, Any]:
    """What scherm/veld.html needs, worked out once: kind, ids and texts."""
    widget = bound.field.widget
    eigen = bound.field
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        soort = "keuzes"
    elif isinstance(widget, CheckboxInput):
        soort = "vinkje"
    else:
        soort = "invoer"
    beschrijving = bound.aria_describedby or ""
    attrs: dict[str, Any] = {"aria-describedby": beschrijving} if beschrijving else {}
    if bound.errors and soort == "invoer":
        extra = " utrecht-textarea--invalid" if isinstance(widget, Textarea) else ""
        if isinstance(widget, FileInput) or not extra:
            extra = " utrecht-select--invalid" if "utrecht-select" in widget.attrs.get("class", "") else extra
            extra = extra or " utrecht-textbox--invalid"
        attrs["class"] = widget.attrs.get("class", "") + extra
    uitleg, koppen = getattr(eigen, "uitleg", {}), getattr(eigen, "koppen", {})
    opties = []
    if soort == "keuzes":
        opties = [
            {
                "tag": optie.tag(),
                "label": optie.choice_label,
                "kop": koppen.get(str(optie.data["value"]), ""),
                "uitleg": uitleg.get(str(optie.data["value"]), ""),
            }
            for optie in bound.subwidgets
        ]
    return {
        "soort": soort,
        "id": bound.id_for_label or bound.auto_id,
        "auto_id": bound.auto_id,
        "label": bound.label,
        "verplicht": eigen.required or filter,
        "bij": getattr(eigen, "bij", ""),
        "help": bound.help_text,
        "fouten": list(bound.errors),
        "invoer": bound.as_widget(attrs=attrs) if soort != "keuzes" else "",
        "opties": opties,
        "met_uitleg": bool(uitleg),
        "beschrijving": beschrijving,
        "klas": getattr(eigen, "klas", ""),
    }


@register.inclusion_tag("scherm/veld.html")
def veld(bound: BoundField) -> dict[str, Any]:
    """A field whole: label, help, error and input, linked for a screen reader."""
    return veld_context(bound)


@register.inclusion_tag("scherm/velden.html")
def velden(form: BaseForm) -> dict[str, Any]:
    """All visible fields in their order."""
    return {"velden": [veld_context(bound) for bound in form.visible_fields()]}


@register.inclusion_tag("scherm/foutensamenvatting.html", takes_context=True)
def foutensamenvatting(context: template.Context, form: BaseForm) -> dict[str, Any]:
    """What is wrong, each line a link to its field. Gets focus after a failed post. Takes any Django form.

    Only a form that saves something says what was not saved: a search or a choice in a list does not.
    """
    regels: list[dict[str, str]] = []
    verouderd = form.verouderd if isinstance(form, Formulier) else ""
    if form.is_bound:
        regels = [{"url": "", "tekst": str(fout)} for fout in form.non_field_errors() if str(fout) != verouderd]
        for bound in form.visible_fields():
            doel = bound.id_for_label or f"{bound.auto_id}_0"
            regels += [{"url": f"#{doel}", "tekst": str(fout)} for fout in bound.errors]
    getypt = bool(form.visible_fields())
    slaat_op = isinstance(form, Formulier) and bool(context.get("tp_slaat_op", True))
    hoeveel = opmaak.aantal(len(regels), "ding klopt,dingen kloppen")
    return {
        "regels": regels,
        "getypt": getypt and slaat_op,
        "kop": "Dit kan nu nog niet"
        if not getypt
        else f"Nog niet opgeslagen: {hoeveel} niet"
        if slaat_op
        else f"{hoeveel} nog niet",
        "verouderd": verouderd,
        "bekijk": form.bekijk if isinstance(form, Formulier) else "",
        "eerder_om": form.eerder_om if isinstance(form, Formulier) else "",
        "eerder_url": form.eerder_url if isinstance(form, Formulier) else "",
    }


@register.inclusion_tag("scherm/actiebalk.html", takes_context=True)
def actiebalk(context: template.Context, knop: str, stop: str = "") -> dict[str, Any]:
    """The one next step, the way out, and the state of saving beside it."""
    form = context.get("tp_formulier")
    concept_op = concept = ""
    if isinstance(form, Formulier) and not form.is_bound:
        concept_op, concept = form.concept_op, form.concept
    return {
        "knop": knop,
        "stop": stop,
        "concept_op": concept_op,
        "concept": concept,
        "concept_url": reverse("scherm:concept") if concept else "",
    }


@register.inclusion_tag("scherm/knopformulier.html", takes_context=True)
def knopformulier(
    context: template.Context,
    url: str,
    tekst: str,
    versie: int | None = None,
    soort: str = "secondary-action",
    klein: bool = False,
    icoon: str = "",
) -> dict[str, Any]:
    """A button that does one thing by POST, once."""
    form = Formulier(initial={"versie": versie}, auto_id=False)
    return {
        "url": url,
        "tekst": tekst,
        "soort": soort,
        "klein": klein,
        "icoon": icoon,
        "verborgen": [bound for bound in form.hidden_fields() if bound.name == "bewijs" or versie is not None],
        "csrf_token": get_token(context["request"]),
    }


class FormulierNode(Node):
    """{% formulier form klas="…" %} … {% endformulier %}"""

    def __init__(self, form: FilterExpression, opties: dict[str, FilterExpression], inhoud: NodeList) -> None:
        self.form = form
        self.opties = opties
        self.inhoud = inhoud

    def render(self, context: template.Context) -> SafeString:
        form = self.form.resolve(context)
        opties = {naam: waarde.resolve(context) for naam, waarde in self.opties.items()}
        request = context["request"]
        # The forms of the house that keep no text are searches and choices; what saves without keeping says so.
        slaat_op = opties.get("slaat_op", opties.get("bewaar", True))
        with context.push(tp_formulier=form, tp_slaat_op=slaat_op):
            inhoud = self.inhoud.render(context)
        gegevens = {
            "actie": opties.get("actie", ""),
            "klas": opties.get("klas", "tp-stapel"),
            "label": opties.get("label", ""),
            "htmx_doel": opties.get("htmx_doel", ""),
            "bestanden": form.is_multipart(),
            "bewaar": opties.get("bewaar", True),
            "sleutel": form.sleutel or f"{request.path}#{type(form).__name__}",
            "concept": form.concept,
            "concept_url": reverse("scherm:concept"),
            "concept_ms": form.concept_ms,
            "herstel": form.herstel,
            "gebonden": form.is_bound,
            "verborgen": form.hidden_fields(),
            "csrf_token": get_token(request),
            "inhoud": inhoud,
        }
        sjabloon: template.Template = get_template("scherm/formulier.html").template  # type: ignore[attr-defined]
        return sjabloon.render(context.new(gegevens))


@register.tag("formulier")
def doe_formulier(parser: Parser, token: Token) -> FormulierNode:
    """A POST form that keeps what is typed: csrf, proof, version and local saving come by themselves."""
    _, form, *rest = token.split_contents()
    opties = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"formulier begrijpt {rest} niet")
    inhoud = parser.parse(("endformulier",))
    parser.delete_first_token()
    return FormulierNode(parser.compile_filter(form), opties, inhoud)
