"""R8: Is there a readjustment where the issue of the rights had caused no adjustment?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R8",
    clause="6(i)3(C), 6(i)3(D)",
    question="Is there a readjustment where the issue of the rights had caused no adjustment?",
    choices={
        "none": "The text readjusts the adjustment made upon the issuance, and there was none.",
        "tested_afresh": "The issue is tested afresh on the changed terms.",
    },
)
