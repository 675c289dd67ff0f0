"""A user's Word file as the pattern of ours: its styles, page, heads and feet round our text."""
