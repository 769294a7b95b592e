"""R21: Which are such options where a part of an issue lapses?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R21",
    clause="6(i)3(D)",
    question="Which are such options where a part of an issue lapses?",
    choices={
        "those_lapsed": "Those lapsed: the others remain deemed issued.",
        "all_of_the_issue": "All of the issue: only shares actually issued count.",
    },
)
