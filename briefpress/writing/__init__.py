"""A finished document in, bytes out: HTML for the engine, PDF, and Word."""
