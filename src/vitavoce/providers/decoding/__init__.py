"""Recordings of strangers are read in processes that may die."""
