"""R6: What is a business day?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R6",
    clause="6(vii), 6(ix), Exhibit D 4",
    question="What is a business day?",
    choices={
        "session": "A day on which the principal market for the Common Stock is open.",
        "federal": "A weekday that is no federal holiday.",
        "saturday_too": "By the law that governs, a weekday or Saturday on which no federal holiday falls or is kept; a Saturday has no closing price.",
    },
)
