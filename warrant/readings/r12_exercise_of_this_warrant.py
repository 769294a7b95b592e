"""R12: Is the exercise of this Warrant itself an issue of Common Stock under Section 6(i)?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R12",
    clause="6(i)",
    question="Is the exercise of this Warrant itself an issue of Common Stock under Section 6(i)?",
    choices={
        "no": "The Warrant protects Holder against the issues of others' shares, not against its own exercise.",
        "yes": "Its shares are no Excluded Stock, and in a net exercise they are issued without consideration.",
    },
)
