"""The report: one self-contained page for a desk editor. A module a view, templates beside them."""
