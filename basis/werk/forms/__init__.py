"""The forms of this room, a file per subject."""

"""Forms of this room, one file per subject."""
