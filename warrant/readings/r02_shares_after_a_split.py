"""R2: Do the shares after a split follow Section 5 on the rounded price, or the exact proportion of Section 6(iii)?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R2",
    clause="5, 6(iii), 6(iv)",
    question="Do the shares after a split follow Section 5 on the rounded price, or the exact proportion of Section 6(iii)?",
    choices={
        "section_5": "Section 5 speaks of each adjustment of the Warrant Price and uses the price resulting from it.",
        "proportional": "Section 6(iii) has the number of shares increase in proportion to the outstanding shares.",
    },
)
