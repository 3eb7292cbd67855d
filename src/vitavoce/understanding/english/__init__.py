"""What is English in the reading of questions, as data; the rest of the room knows no language."""
