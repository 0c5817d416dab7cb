"""Who stands where around a verb or a noun, and whether the text says that it happened."""
