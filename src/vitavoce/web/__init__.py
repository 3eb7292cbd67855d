"""The visitor's page: server-rendered HTML and plain ES modules."""
