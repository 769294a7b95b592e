"""R37: Does a readjustment for a lapse keep what was paid for the rights that lapsed?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R37",
    clause="6(i)3(D)",
    question="Does a readjustment for a lapse keep what was paid for the rights that lapsed?",
    choices={
        "in_proportion": "The issuance of only the shares actually issued is one for their part of what was paid.",
        "all_received": "Company received it all, and keeps it.",
    },
)
