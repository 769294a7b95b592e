"""A pattern made a PDF layout, and the layout stamped: the file that WeasyPrint writes, without laying it out again."""

from __future__ import annotations

from docgen.stamp.pdf.compiled import compile_pdf
from docgen.stamp.pdf.layout import PdfLayout

__all__ = ["PdfLayout", "compile_pdf"]
