"""The statements to all Holders of a list: a run for each adjustment, that can be cut off anywhere and lose nothing.

``plan`` reads the list through once, into the batches of ``rows``, which ``spool`` keeps. ``layouts`` compiles what is
the same for all Holders, ``texts`` gives what is not. ``work`` is what the workers of ``pool`` do. ``run`` takes the
batches through, ``settle`` moves them into place, ``ledger`` and ``records`` say what stands, ``stale`` removes what is
called for no more.

Nothing is imported here: a worker needs little of it.
"""
