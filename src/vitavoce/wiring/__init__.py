"""Parts of ``bootstrap``, one for each thing that can be chosen by settings."""
