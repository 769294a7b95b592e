"""R34: Is an adjustment too small to move a cent carried forward?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R34",
    clause="6(vi)",
    question="Is an adjustment too small to move a cent carried forward?",
    choices={
        "not_carried": "Section 6(vi) rounds, and has no words that carry anything forward.",
        "carried": "The next computation starts from the exact price that the adjustment would have made.",
    },
)
