"""From files to a plan as written: sources, layers, packs, settings, readings, and the frozen document."""
