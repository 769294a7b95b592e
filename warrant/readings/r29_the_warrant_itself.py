"""R29: Does the Warrant itself count as a right deemed issued on its first day?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R29",
    clause="6(i)3",
    question="Does the Warrant itself count as a right deemed issued on its first day?",
    choices={
        "no": "Subdivision (3) speaks of issuances after the Warrant is in being.",
        "yes": "The Warrant is a right to subscribe for Common Stock, issued on that day.",
    },
)
