"""R7: Does a readjustment replay every later adjustment, or only undo the one issue?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R7",
    clause="6(i)3(C), 6(i)3(D)",
    question="Does a readjustment replay every later adjustment, or only undo the one issue?",
    choices={
        "replay_all": "Every adjustment since the issue is made again: that is the price that would have obtained.",
        "the_one_issue": "Only the adjustment made upon the issue is made again; later ones stand in their proportions.",
    },
)
