"""What a mail house is given and gives back: statements to the Holders of a list printed in batches, and mailed.

``printing`` makes the batches of a run of statements: ``pieces`` puts what stands in the run's folder into the order
of postal codes, ``batch_pdf`` binds it, each statement behind a ``carrier`` with the address where the ``window`` of
the envelope is, and ``manifest`` lists it. ``returned`` reads what the mail house sends back, held against the
manifest, and ``record`` appends it to mailings.csv.
"""
