"""R3: Which unissued shares count as outstanding?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R3",
    clause="6(i)(A)(x), 6(i)(B)",
    question="Which unissued shares count as outstanding?",
    choices={
        "deemed_since": "Only those deemed issued under subdivision (3) of Section 6(i) since the date of the Warrant.",
        "fully_diluted": "Those under options and preferred stock outstanding on the date of the Warrant as well.",
    },
)
