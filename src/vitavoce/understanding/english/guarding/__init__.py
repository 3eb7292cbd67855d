"""What gives away small talk, an attack, something private, or a question about something else."""
