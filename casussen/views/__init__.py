"""The action pages of the casus: /casussen/<dossier>/…; afterwards one is back on the dossier."""
