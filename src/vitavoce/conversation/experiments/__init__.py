"""What comes of trying answers out side by side."""
