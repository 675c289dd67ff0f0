"""Briefpress: a fact base in, sourced bilingual briefs out. The engine knows no topic.

The rooms stand in the order in which data passes through them, and import only leftwards:
findings < model < reading < localising < checking < selecting < composing < document < writing < publishing.
"""

__version__ = "0.1.0"
