"""R33: Is a statement owed where the computed price rounds to the price in effect?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R33",
    clause="6(viii)",
    question="Is a statement owed where the computed price rounds to the price in effect?",
    choices={
        "not_owed": "The Warrant Price has not been adjusted.",
        "owed": "An adjustment was required, whatever its amount.",
    },
)
