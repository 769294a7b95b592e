"""R36: Does delivery by hand satisfy Section 10, which has the notice mailed?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R36",
    clause="10, 14",
    question="Does delivery by hand satisfy Section 10, which has the notice mailed?",
    choices={
        "mail_only": "Section 10 says mail.",
        "delivery_too": "Section 14 lets any notice be delivered at the address.",
    },
)
