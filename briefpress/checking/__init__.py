"""The rules of content. One rule is one function, one code, one test and one line in the guide."""
