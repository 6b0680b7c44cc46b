"""One story's aligned rows in; conflicts, timeline and brief out. It only computes: nothing is read here."""
