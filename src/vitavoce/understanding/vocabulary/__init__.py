"""What things are called: by the world, and by one résumé."""
