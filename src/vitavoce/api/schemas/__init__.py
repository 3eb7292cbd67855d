"""What goes in and comes out of the doors, as documented in OpenAPI."""
