"""What tells a genuine question from small talk, another matter or an attack."""
