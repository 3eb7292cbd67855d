"""How a question is worded, by the tables of its language: its set phrases, its verbs, whom it speaks of."""
