"""Parts of ``bootstrap``, a file for each thing that settings choose: with it, the only ones that name engines and
stores.
"""
