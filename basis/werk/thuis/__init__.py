"""Mijn werk: which groups there are, what stands in them, and how a row reads."""

from basis.werk.thuis.blik import Blik
from basis.werk.thuis.groepen import GROEPEN, Groep, groep_met
from basis.werk.thuis.regel import Regel

__all__ = ["GROEPEN", "Blik", "Groep", "Regel", "groep_met"]
