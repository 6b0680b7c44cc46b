"""Rows of several documents in; pairs, explained judgements and groups out."""
