"""The ledger's figures: ``python -m benchmarks.ledger --help``."""
