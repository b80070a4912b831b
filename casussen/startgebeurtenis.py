"""What a term of a casus or melding counts from, as it stands on the term. One name each, low in the room."""

MELDING_ONTVANGEN = "Melding ontvangen"
VRAAG_SCHULDHULP = "Vraag om schuldhulp ontvangen"
PLAN_VERTELD = "Verteld over het persoonlijk plan"
