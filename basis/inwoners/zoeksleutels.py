"""How a name stands in `Inwoner.zoekvector` and how it is asked for. One GIN index, no extension.

Each word of a name is stored twice: '=jansen' as spelled and '~janse' as it sounds.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, TextField, Value

from basis.inwoners import namen
from basis.inwoners.aanschrijven.naam import Naam

MAX_SLEUTEL = 250
MAX_WOORDEN = 12
_MIN_DEEL = 2


class Naamvraag(SearchQuery):
    """A finished tsquery: no parser or dictionary of PostgreSQL looks at the words."""

    def as_sql(
        self,
        compiler: Any,
        connection: Any,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> Any:
        return super().as_sql(compiler, connection, function, "%(expressions)s::tsquery")


def sorteersleutel(naam: Naam) -> str:
    """Sorts on surname, first names, tussenvoegsel; accents and capitals don't count."""
    return namen.sleutel(naam.sorteernaam())[:MAX_SLEUTEL]


def vector(naam: Naam) -> Any:
    """The expression to store for this name."""
    gespeld, klanken = namen.bewaarsleutels(*naam.zoekdelen())
    lexemen = [f"={woord}" for woord in gespeld] + [f"~{klank}" for klank in klanken]
    lijst = Value(lexemen, output_field=ArrayField(TextField()))
    return Func(lijst, function="array_to_tsvector", output_field=SearchVectorField())


def vraag(tekst: str, *, deel: bool = True, klank: bool = True) -> Naamvraag | None:
    """The tsquery for a name as typed; every word must be found. None when there is no letter in it.

    `deel`: the beginning of a word is enough. `klank`: another spelling with the same sound too.
    """
    wijzen = [_alle(wijze, deel=deel, klank=klank) for wijze in namen.schrijfwijzen(tekst[:MAX_SLEUTEL])]
    return Naamvraag(" | ".join(f"({wijze})" for wijze in wijzen)) if all(wijzen) else None


def _alle(tekst: str, *, deel: bool, klank: bool) -> str:
    """The words hold letters, digits and nothing else (namen.sleutel), so quoting is enough."""
    woorden = []
    for gespeld, klinkt in namen.vraagsleutels(tekst)[:MAX_WOORDEN]:
        begin = ":*" if deel and len(gespeld) >= _MIN_DEEL else ""
        keuzes = [f"'={gespeld}'{begin}"] + ([f"'~{klinkt}'"] if klank else [])
        woorden.append(f"({' | '.join(keuzes)})")
    return " & ".join(woorden)
