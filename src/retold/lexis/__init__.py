"""What stages share and no row is made of: words, names, numbers, cues, alignment, weights."""
