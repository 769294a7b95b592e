"""R32: Are shares issued in a merger that Company survives Excluded Stock?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R32",
    clause="6(ii), 8",
    question="Are shares issued in a merger that Company survives Excluded Stock?",
    choices={
        "excluded": "A merger is a circumstance for which Section 8 provides an adjustment.",
        "issue": "Section 8 provides none where the Common Stock stays as it is.",
    },
)
