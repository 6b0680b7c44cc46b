"""The evaluation gate: runs the program on annotated corpora and compares every figure with its floor.

`python -m evaluation` needs the evaluation data in a folder `shared` beside the checkout.
"""
