"""R11: Is plan stock Excluded Stock beyond the reserve in effect on the date of the Warrant?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R11",
    clause="6(ii)",
    question="Is plan stock Excluded Stock beyond the reserve in effect on the date of the Warrant?",
    choices={
        "not_excluded": 'The plan is one "as in effect on the date of this Warrant", with the reserve that it then had.',
        "excluded": "It is the same plan, whatever its reserve has become since.",
    },
)
