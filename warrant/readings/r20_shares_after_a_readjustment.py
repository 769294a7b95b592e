"""R20: Which shares does a readjustment leave?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R20",
    clause="5, 6(i)3",
    question="Which shares does a readjustment leave?",
    choices={
        "section_5_once": "Section 5 is applied once, to the figures in effect immediately before.",
        "replayed": "The shares are replayed from the issue of the rights, as the price is.",
    },
)
