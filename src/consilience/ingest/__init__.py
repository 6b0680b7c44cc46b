"""One payload in, one document with zones out."""
