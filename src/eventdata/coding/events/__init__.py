"""From drafts of events to events: their day, place and counts, and which mentions are one."""
