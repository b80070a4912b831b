"""Screens of afspraken and the agenda: they show dossier, inwoner and contact together."""
