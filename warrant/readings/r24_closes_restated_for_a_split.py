"""R24: Which closing prices does a split inside the window restate?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R24",
    clause="6(vii)",
    question="Which closing prices does a split inside the window restate?",
    choices={
        "before_ex_date": "Those before the ex-date: from it on, the stock trades as split.",
        "through_record_date": "Those on or before the record date.",
    },
)
