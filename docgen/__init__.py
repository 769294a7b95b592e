"""From facts to finished documents: HTML from a template, DOCX and PDF from the HTML."""
