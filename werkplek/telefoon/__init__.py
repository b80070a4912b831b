"""Screens of the telephone: a note or a terugbelverzoek, from any page, in twenty seconds."""
