"""What the outside may see of the inside: logs that carry ids and no secrets."""
