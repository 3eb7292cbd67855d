"""Settings and errors: what every room may know."""
