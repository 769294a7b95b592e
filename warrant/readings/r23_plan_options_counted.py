"""R23: Do plan options granted after the date of the Warrant count among the shares deemed outstanding?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R23",
    clause="6(i)3(A), 6(ii)",
    question="Do plan options granted after the date of the Warrant count among the shares deemed outstanding?",
    choices={
        "yes": "They are deemed issued pursuant to subdivision (3), Excluded Stock or not.",
        "no": "Excluded Stock stands outside of Section 6(i), and counts once it is issued.",
    },
)
