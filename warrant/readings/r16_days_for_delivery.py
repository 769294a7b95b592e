"""R16: Are the fifteen days for delivery calendar days?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R16",
    clause="2.1",
    question="Are the fifteen days for delivery calendar days?",
    choices={
        "calendar": "Section 2.1 says days, where Section 6 says business days.",
        "business": "Certificates are made out and delivered on business days.",
    },
)
