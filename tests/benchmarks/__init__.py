"""Benchmarks: ratios within one run, on demand; never assertions on time."""
