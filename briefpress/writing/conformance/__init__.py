"""Whether a finished PDF meets the profiles that it declares: read back from its bytes, looked at by one rule a matter."""
