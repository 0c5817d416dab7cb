"""What is wrong with records: of one, of a file, and against the articles they quote."""
