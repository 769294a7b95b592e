"""R4: Is the consideration per share compared with the Warrant Price exactly or to the nearest cent?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R4",
    clause="6(i), 6(vi)",
    question="Is the consideration per share compared with the Warrant Price exactly or to the nearest cent?",
    choices={
        "exactly": "Section 6(i) compares the consideration itself.",
        "to_the_cent": "Section 6(vi) has all calculations made to the nearest cent.",
    },
)
