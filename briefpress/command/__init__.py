"""The verbs of the command, one module each; what they need of the outside world they are given."""
