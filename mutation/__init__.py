"""The checker tested by planted errors: every figure of the examples' papers altered, one at a time.

``python -m mutation`` prints how many are found and fails under all of them. ``figures`` finds the figures of a page,
``alterations`` and ``context`` say what each may be altered to, ``plan`` which of these are planted. They are planted
in the page (``page``), in a finished DOCX (``in_docx``) or in a finished PDF (``in_pdf``); ``judge`` puts the altered
file to the checker, ``run`` does so for a whole plan, and ``table`` prints what came of it.
"""
