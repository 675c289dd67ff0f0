"""Figures drawn with matplotlib. Loaded when the first figure is drawn, and by nothing else: see writing/charts.py."""

from briefpress.writing.drawing.output import png as png
from briefpress.writing.drawing.output import svg as svg
