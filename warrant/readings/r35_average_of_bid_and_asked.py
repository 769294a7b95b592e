"""R35: Is a closing price that is an average of bid and asked rounded to the nearest cent before the fifteen are averaged?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R35",
    clause="6(vi), 6(vii)",
    question="Is a closing price that is an average of bid and asked rounded to the nearest cent before the fifteen are averaged?",
    choices={
        "unrounded": "The fifteen closing prices make one calculation, rounded once.",
        "rounded": "Section 6(vi) has all calculations made to the nearest cent.",
    },
)
