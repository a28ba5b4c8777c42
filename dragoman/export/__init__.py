"""Record → file: one module a format."""
