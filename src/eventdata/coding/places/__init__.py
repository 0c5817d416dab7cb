"""Places that a text names: the gazetteer, the spans of names, and which place each name means."""
