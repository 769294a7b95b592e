"""R19: Which is the date of calculation in a net exercise?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R19",
    clause="2.1, 14",
    question="Which is the date of calculation in a net exercise?",
    choices={
        "conditions_met": "The rights are exercised on the day on which Holder has complied with all conditions.",
        "notice_mailed": "Section 14 deems a notice so addressed given when it is mailed, and with it Holder elects.",
    },
)
