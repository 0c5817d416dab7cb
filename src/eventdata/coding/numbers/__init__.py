"""Numbers that a text names, in figures and in words, with their bounds."""
