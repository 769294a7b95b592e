"""R10: What becomes of a fraction of a share in the balance after a partial exercise?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R10",
    clause="2.1",
    question="What becomes of a fraction of a share in the balance after a partial exercise?",
    choices={
        "dropped": "The new Warrant represents the shares not exercised, except a remaining fractional share.",
        "carried": "The exception is of what can be issued, and Section 11 provides for the fraction on complete exercise.",
    },
)
