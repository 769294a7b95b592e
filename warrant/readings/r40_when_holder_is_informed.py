"""R40: When is Holder informed of the determination, so that its thirty days to dispute begin?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R40",
    clause="6(vii), 14",
    question="When is Holder informed of the determination, so that its thirty days to dispute begin?",
    choices={
        "when_given": "When the notice is deemed given under Section 14.",
        "when_received": "When the notice is received: informed is one who knows.",
    },
)
