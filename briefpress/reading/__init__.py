"""Files in, located models and findings out: YAML, authored prose, source documents."""
