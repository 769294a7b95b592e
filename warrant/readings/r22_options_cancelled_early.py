"""R22: Is the cancellation or forfeiture of options before they expire an expiration?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R22",
    clause="6(i)3(D)",
    question="Is the cancellation or forfeiture of options before they expire an expiration?",
    choices={
        "no": "Section 6(i)3(D) speaks of the expiration of options, and of termination only for rights to convert.",
        "yes": "They can be exercised no more, as if expired.",
    },
)
