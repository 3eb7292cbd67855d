"""The recogniser that comes with the house and needs no network: pocketsphinx, for the sentences a profile expects."""
