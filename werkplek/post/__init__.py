"""Post te verzenden: what lies ready, and saying of many letters at once that they are on the post."""
