"""From drafts of events to events: day, place, counts and other schemes' names, and which mentions are one."""
