"""Where what must last is kept: SQLite or PostgreSQL, or the memory of one process."""
