"""Whether a sentence that a model wrote says only what the résumé holds."""
