"""R5: Is the Current Market Price rounded to the nearest cent before it is used?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R5",
    clause="6(vi), 6(vii)",
    question="Is the Current Market Price rounded to the nearest cent before it is used?",
    choices={
        "rounded": "Section 6(vi) has all calculations under Section 6 made to the nearest cent.",
        "unrounded": "Section 6(vii) deems the Current Market Price to be the average itself.",
    },
)
