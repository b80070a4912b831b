"""What a term of a casus or melding counts from, as it stands on the term. One name each, low in the room."""

MELDING_ONTVANGEN = "Melding ontvangen"
VRAAG_SCHULDHULP = "Vraag om schuldhulp ontvangen"
# A threat that came to light after the question for help starts its own term.
BEDREIGING_GEMELD = "Bedreigende situatie gemeld"
PLAN_VERTELD = "Verteld over het persoonlijk plan"
