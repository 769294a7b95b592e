"""R1: How is a tie rounded to the nearest cent or tenth of a share?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R1",
    clause="6(vi), 5",
    question="How is a tie rounded to the nearest cent or tenth of a share?",
    choices={
        "half_away_from_zero": "A tie goes away from zero, as in commerce.",
        "half_to_even": "A tie goes to the even digit.",
    },
)
