"""What we measure, each with its yardstick; run as modules from the root: ``python -m benchmarks.turns_http``."""
