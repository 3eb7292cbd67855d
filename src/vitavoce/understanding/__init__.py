"""Reading a question against a résumé: what is asked, and which items answer it."""
