"""vitavoce: a résumé that answers, in writing and aloud."""

__version__ = "0.1.0"
