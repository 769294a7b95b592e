"""R18: Which is the day in question for the Current Market Price in a distribution?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R18",
    clause="6(v), 6(vii)",
    question="Which is the day in question for the Current Market Price in a distribution?",
    choices={
        "record_date": "Section 6(v) speaks of the time immediately following the record date.",
        "declared_on": "The Board acts when it declares.",
        "made_on": "Section 6(ix) makes the adjustment on the date the distribution is made.",
    },
)
