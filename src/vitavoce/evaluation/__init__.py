"""Plays an owner's questions through the real turn and scores the answers."""
