"""One document in, rows out. Each annotator reads a `Reading` and the rows it declares, and writes one layer."""
