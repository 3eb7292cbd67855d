"""What a language model is told: templates of the owner's, checked at the start, filled within bounds."""
