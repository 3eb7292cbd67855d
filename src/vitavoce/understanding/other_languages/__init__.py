"""What is known of the languages that are not answered in: what tells them, and what they call things."""
