"""Laid out once, written for many: a document whose Holder's values are put into the finished file of another's.

``pattern`` makes the page of a pretended Holder and says where its values stand; each writer compiles that into a
layout of its own kind and stamps the values of a Holder into it. The file says and shows what one laid out for that
Holder alone does; a value for which that would not be so ``Reflows``.
"""

from __future__ import annotations
