"""The lexicon: which rule fits a word, and which verbs carry the event of a noun."""
