"""R41: Which day of a distribution has to fall within the Term for Section 6(v) to adjust?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R41",
    clause="1, 6(v)",
    question="Which day of a distribution has to fall within the Term for Section 6(v) to adjust?",
    choices={
        "declaration": "That of the declaration: Company shall declare at any time during the Term.",
        "record_date": "The record date, whose Warrant Price is multiplied.",
        "effect": "The day of effect: after the Term there is no Warrant Price to change.",
    },
)
