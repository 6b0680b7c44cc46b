"""Speed and memory of the main job, with medians and the machine named: `python -m benchmarks`."""
