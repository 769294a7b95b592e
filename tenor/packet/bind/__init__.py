"""One PDF bound of many, with its tags, bookmarks, page labels, Bates numbers, links and ticks kept or made.

``exhibit`` opens what is bound and says what it claims; ``binder`` puts pages and structure together; ``stamp`` draws
what stands at the foot of each page and beside each figure; ``leads`` makes the links; ``metadata`` claims PDF/A-3A and
PDF/UA-1 where every part does. Nothing here knows of warrants: what is bound, and where to, is given.
"""
