"""Many articles at once: read by one process or by several, and kept in a ledger in the order of their sources."""
