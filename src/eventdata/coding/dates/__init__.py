"""Days that a text names: written, relative, as intervals, and whether they can be resolved."""
