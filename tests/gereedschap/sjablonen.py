"""Undefined template variables are errors: Django would show them as an empty string."""

from typing import Any


class Ongedefinieerd(str):
    """As `string_if_invalid`. Django asks whether it holds %s, and then fills in the name."""

    __slots__ = ()

    def __contains__(self, deel: object) -> bool:
        return deel == "%s"

    def __mod__(self, naam: Any) -> str:
        raise AssertionError(f"Sjabloonvariabele bestaat niet: {naam}")
