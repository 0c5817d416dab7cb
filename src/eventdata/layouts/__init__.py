"""Layouts: which columns a file has, each layout a table of data that says how a column is filled from an event."""
