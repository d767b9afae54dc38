"""Characters of Thai text that cannot stand as they stand, and what was meant."""
