"""What the tables of a language are written in: patterns that know their words, and lists of words."""
