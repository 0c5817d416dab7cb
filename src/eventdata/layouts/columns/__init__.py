"""How the columns of events become the columns of a layout: whole Arrow columns at a time."""
