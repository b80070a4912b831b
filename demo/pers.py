"""What runs in a printing process. Imports nothing of the house at the top: Django is not set up there yet."""


def begin() -> None:
    import django

    django.setup()


def proef() -> bool:
    """Whether this machine can print at all (Pango is there, and not switched off)."""
    from basis.documenten.pdf import maak_pdf
    from basis.journaal.tasks import NogNiet

    try:
        maak_pdf("<!doctype html><html lang=nl><title>Proef</title><p>Proef</html>")
    except NogNiet:
        return False
    return True


def druk(html: str) -> bytes:
    from basis.documenten.pdf import maak_pdf

    return maak_pdf(html)
