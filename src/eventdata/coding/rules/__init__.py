"""The lexicon: which rule fits a word, what it refuses, and how an event is named in other schemes."""
