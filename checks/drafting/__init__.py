"""A drafted text taken apart: paragraphs, numbers, headings, definitions, references, for the rules of the family DRF.

It knows no instrument: what holds of any lease, loan, licence or charter.
"""
