"""Who stands where around a verb, and whether the text says that it happened."""
