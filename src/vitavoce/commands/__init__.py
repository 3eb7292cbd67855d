"""Commands of their own size, and what all commands are run by."""
