"""Settings, urls and which vendor is wired where. Nothing imports this room but the entry points."""
