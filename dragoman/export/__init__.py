"""Records and rows as files that others read: one format each."""
