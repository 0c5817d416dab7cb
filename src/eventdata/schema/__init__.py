"""What is derived from the record's declaration: schemas, codec, field table."""
