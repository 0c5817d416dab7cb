"""From the text of an article to drafts of events: clean, split, parse, code."""
