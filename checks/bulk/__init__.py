"""Tens of thousands of statements read back, at the rate at which they are written, and owing the writer nothing.

A layout is learned from two finished files that every rule has passed (``learning``); every other file is taken apart
to its last byte and held against it with the values that the core gives for its Holder (``pdf_layout``,
``docx_layout``, ``html_layout``); whatever departs from it in anything is read in full, by every rule. ``run`` tells
the whole mechanism.
"""
