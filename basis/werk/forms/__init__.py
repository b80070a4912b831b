"""The forms of this room, a file per subject."""
