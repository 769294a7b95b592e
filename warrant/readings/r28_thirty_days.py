"""R28: How are not less than thirty days prior counted?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R28",
    clause="8, 9, 10",
    question="How are not less than thirty days prior counted?",
    choices={
        "exclude_first_include_last": "The day of mailing is left out and the last day counted.",
        "clear_days": "Thirty whole days lie between the mailing and the record date.",
    },
)
