"""R38: Does cash consideration count before or after deductions against the limit on other consideration?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R38",
    clause="6(i)1, 6(i)2",
    question="Does cash consideration count before or after deductions against the limit on other consideration?",
    choices={
        "after_deductions": "Subdivision (1) deems cash consideration to be what is left after deductions.",
        "as_paid": 'The proviso speaks of cash "being paid".',
    },
)
