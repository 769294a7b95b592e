"""R27: When do bid and asked of a quotation service take the place of prices on the exchange and by Nasdaq?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R27",
    clause="6(vii)",
    question="When do bid and asked of a quotation service take the place of prices on the exchange and by Nasdaq?",
    choices={
        "neither_reports": "Where neither the exchange nor Nasdaq reports a price for the day.",
        "either_is_missing": "Where the stock is not listed or Nasdaq does not report it: the clause joins the two by or.",
    },
)
