"""The accuracy benchmark; ``python benchmarks/accuracy --help`` says how to run it."""
