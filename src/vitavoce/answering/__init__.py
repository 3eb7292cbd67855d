"""From what was understood to the sentences that answer it."""
