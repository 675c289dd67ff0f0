"""The nouns: sources, terms, subjects, facts, disputes, briefs, reviews. Nothing here reads, prints or decides."""
