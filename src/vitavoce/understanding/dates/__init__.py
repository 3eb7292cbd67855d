"""The closed grammar of everything people say about time."""
