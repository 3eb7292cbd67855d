"""What is told of the items found."""
