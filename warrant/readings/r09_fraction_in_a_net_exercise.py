"""R9: What becomes of the fraction of a share in a net exercise?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R9",
    clause="2.1, 11",
    question="What becomes of the fraction of a share in a net exercise?",
    choices={
        "dropped": "Company shall issue that number of whole shares, and the formula gives nothing for the rest.",
        "paid_in_cash": "Section 11 has a sum in cash paid in any case where Holder would be entitled to a fractional share.",
    },
)
