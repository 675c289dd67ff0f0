"""Values, dates and fixed words in Russian and in English; the only room that knows Babel."""
