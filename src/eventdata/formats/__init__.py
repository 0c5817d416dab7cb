"""Which bytes: how articles are read, and how events are written and read back."""
