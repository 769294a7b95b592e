"""R14: Is first class mail enough for a statement of adjustment?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R14",
    clause="6(viii), 14",
    question="Is first class mail enough for a statement of adjustment?",
    choices={
        "first_class": "Section 6(viii) is the special rule for statements.",
        "section_14": "Section 14 asks certified or registered mail for every document.",
    },
)
