"""Detectors of speech."""
