"""How the tables came to be, step by step. Run by ``storage.migrating``."""
