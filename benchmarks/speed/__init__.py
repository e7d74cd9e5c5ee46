"""The benchmark of speed; ``python benchmarks/speed --help`` says how to run it."""
