"""Figures as charts of Word's own, made with python-pptx and XlsxWriter. Loaded with the first of them: see writing/charts.py."""

from briefpress.writing.charting.output import chart as chart
