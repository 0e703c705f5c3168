"""From a plan as written to its frozen values and compiled conditions."""
