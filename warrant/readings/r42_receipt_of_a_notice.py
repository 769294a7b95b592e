"""R42: From which day do the periods of Exhibit D run that begin with receipt of a notice?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R42",
    clause="Exhibit D 2(a), Exhibit D 3, Exhibit D 4, 14",
    question="From which day do the periods of Exhibit D run that begin with receipt of a notice?",
    choices={
        "actual_else_deemed": "From receipt itself where it is recorded, else from the day on which Section 14 deems the notice given.",
        "deemed": "From the day on which Section 14 deems the notice given, though it was received later.",
        "actual": "From receipt itself alone: until it is recorded, no period runs.",
    },
)
