"""Texts for searching: words that are common, rare and in between, with the index the verbs would have made."""

# How often a word stands in a contact: one in so many.
_WOORDEN = {2: "hulp", 7: "douchen", 40: "rolstoel", 400: "traplift", 9000: "dagboekproject"}
_TEKST = " || ".join(f"CASE WHEN id % {n} = 0 THEN ' {woord}' ELSE '' END" for n, woord in _WOORDEN.items())

ZOEKEN: tuple[tuple[str, str], ...] = (
    ("contactteksten", f"UPDATE casussen_contact SET tekst = 'Gebeld over hoe het gaat.' || {_TEKST}"),
    (
        "zoekteksten",
        """INSERT INTO werk_zoektekst (dossier_id, bron, bron_id, op, woorden)
        SELECT dossier_id, 'contact', id, op, to_tsvector('dutch', tekst) FROM casussen_contact
        UNION ALL SELECT dossier_id, 'melding', dossier_id, ontvangen_op, to_tsvector('dutch', vraag)
        FROM toegang_melding
        UNION ALL SELECT casus_id, 'doel', id, vastgelegd_op::date, to_tsvector('dutch', tekst) FROM casussen_doel""",
    ),
    (
        "bestand",
        """INSERT INTO documenten_bestand (id, gemeente_id, inhoud, sha256, grootte, mediatype, gemaakt_op)
        SELECT 1, gemeente, ''::bytea, '', 0, 'application/pdf', now() FROM vast""",
    ),
    (
        "documenten",
        """INSERT INTO documenten_document (dossier_id, bestand_id, soort, naam, naam_inwoner, ontvangen_op,
            toegevoegd_op, toegevoegd_door_id)
        SELECT id, 1, 'advies', CASE id % 40 WHEN 0 THEN 'Verslag fysiotherapeut' ELSE 'Advies van de huisarts' END,
            'advies', geopend_op::date, geopend_op, coalesce(behandelaar_id, 1001)
        FROM dossiers_dossier WHERE id % 4 = 0""",
    ),
)
