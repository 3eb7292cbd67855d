"""From a visitor's words to a kept turn."""
