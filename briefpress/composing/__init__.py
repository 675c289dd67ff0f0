"""Facts, prose and templates put together into brief markup; the only room that knows Jinja."""
