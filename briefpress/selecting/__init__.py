"""Which facts speak: chosen for a page, found for a question, gathered on a topic."""
