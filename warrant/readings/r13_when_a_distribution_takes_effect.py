"""R13: When does the adjustment for a distribution take effect?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R13",
    clause="6(v), 6(ix)",
    question="When does the adjustment for a distribution take effect?",
    choices={
        "next_business_day": "Section 6(ix) makes it effective at the opening of business on the business day next following the record date.",
        "after_record_date": "Section 6(v) applies it immediately following the record date.",
    },
)
