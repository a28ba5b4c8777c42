"""Questions to a ledger: each module asks for one kind of row; ``who`` and ``hydrate`` serve them all."""
