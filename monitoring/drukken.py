"""The register of figures as text, for docs/cijfers.md."""

from monitoring.indicatoren import REGISTER

BEGIN = "<!-- begin: manage.py druk_indicatoren -->\n"
EINDE = "<!-- einde -->\n"


def als_markdown() -> str:
    """One block per indicator."""
    delen = []
    for indicator in REGISTER:
        norm = f"- Norm: {indicator.norm_dagen} dagen, {indicator.norm_bron}\n" if indicator.norm_dagen else ""
        delen.append(
            f"### {indicator.naam} (`{indicator.code}`, versie {indicator.versie})\n\n"
            f"{indicator.uitleg}\n\n"
            f"- Wie tellen mee: {indicator.populatie}\n"
            f"- Hoe: {indicator.regel}\n"
            f"{norm}"
            f"- Bron: {indicator.bron}\n"
            f"- Eigenaar: {indicator.eigenaar}\n"
        )
    return "\n".join(delen)
