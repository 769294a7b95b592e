"""R17: Are tranches of one issue on one day at different prices one issue?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R17",
    clause="6(i)",
    question="Are tranches of one issue on one day at different prices one issue?",
    choices={
        "each": "Section 6(i) adjusts upon each such issuance: each on its own, in order.",
        "one_issue": "Tranches of one transaction are one issuance, for the consideration received in all.",
    },
)
