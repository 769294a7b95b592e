"""R31: Which comes first where stock is issued between a record date and the time a distribution takes effect?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R31",
    clause="6(i), 6(v), 6(ix)",
    question="Which comes first where stock is issued between a record date and the time a distribution takes effect?",
    choices={
        "by_time_of_effect": "Each adjustment when it takes effect.",
        "by_record_date": "The distribution first: Section 6(v) starts from the price immediately prior to the record date.",
    },
)
