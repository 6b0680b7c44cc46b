"""One record in, one file format out."""
