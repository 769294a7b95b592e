"""R39: Which is the day in question for the Current Market Price in an issue?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R39",
    clause="6(i)2, 6(vii)",
    question="Which is the day in question for the Current Market Price in an issue?",
    choices={
        "issued_on": "The proviso speaks of the shares being issued in such issuance.",
        "determined_on": "The limit is on what the Board determines, and it determines on that day.",
    },
)
