"""R15: Is the seventh anniversary itself within the Term?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R15",
    clause="1",
    question="Is the seventh anniversary itself within the Term?",
    choices={
        "inclusive": "The period ends on the anniversary and so includes it.",
        "exclusive": "The period is complete when the anniversary begins.",
    },
)
