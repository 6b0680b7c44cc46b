"""Comparison by type. Each result carries the sentence that the reader sees; when unsure, there is no difference."""
