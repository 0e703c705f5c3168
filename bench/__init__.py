"""Benchmarks as ratios within one run: `make bench [ONLY=name]` prints a table and writes bench/results.json."""
