"""Rendering a Paneel of any room inside the dossier page."""

from django import template
from django.template import Context
from django.template.loader import get_template

from basis.dossiers.panelen import Paneel

register = template.Library()


@register.simple_tag(takes_context=True)
def toon_paneel(context: Context, paneel: Paneel) -> str:
    """The panel's own template, with its context (and `paneel`) on top of the page's."""
    sjabloon = get_template(paneel.template)
    with context.push(**paneel.context, paneel=paneel):
        uit: str = sjabloon.template.render(context)  # type: ignore[attr-defined]
    return uit
