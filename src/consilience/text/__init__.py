"""Basics under every stage: text that remembers where its characters come from."""
