"""R25: Where the Warrant was divided, is each Warrant rounded on its own?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R25",
    clause="5, 7.2",
    question="Where the Warrant was divided, is each Warrant rounded on its own?",
    choices={
        "each_on_its_own": "Section 5 multiplies the shares purchasable under each Warrant.",
        "aggregate": "Section 5 is applied to the shares under all Warrants, and the result apportioned to each.",
    },
)
