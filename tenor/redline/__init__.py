"""Redlines: a new paper with its changes from the paper whose place it takes, as DOCX and as PDF.

To have a redline written of a kind of document, its ``called_for`` names the older paper::

    Document(KIND, SHORT, clause, on, event, certificate, facts, rows, against=older)

``older`` is a ``Document`` too, of the same kind or another, with the facts and rows that the older paper states. Its
``stem`` must be the name under which that paper lies on file. All else follows: ``tenor generate`` writes
``<stem>-redline.docx`` and ``<stem>-redline.pdf`` beside the paper and puts them into the manifest, OBL-05 asks after
them, and TXT-10 proves each again from the files on disk.

``tenor.redline.page.redline`` merges two pages of the vocabulary (HTML as ``docgen.render.render`` makes it) into one
with ``ins``, ``del`` and ``data-change``; the two writers of ``docgen`` turn these into Word's tracked changes, and
into words struck through and words underlined twice. ``tenor.redline.draft`` writes a redline and proves it by the
checker's readers before anyone sees it: all changes accepted it is the new paper, all rejected the old one.
"""
