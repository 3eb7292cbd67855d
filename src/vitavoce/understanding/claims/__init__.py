"""Which words of a question name what."""
