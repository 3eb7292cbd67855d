"""Doors for programs: JSON over HTTP under /v1, and health."""
