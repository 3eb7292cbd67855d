"""Which items a question is about: what it asks for, what it takes over from before, what it leaves out."""
