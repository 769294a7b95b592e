"""R26: Is the price per share in Section 4(i) that of a common share or of a preferred share converted?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R26",
    clause="4(i), 6(i)",
    question="Is the price per share in Section 4(i) that of a common share or of a preferred share converted?",
    choices={
        "common_share": '"Shares of common stock at" a price "per share" has a price of the common stock.',
        "preferred_share": "It is what each share of preferred stock was issued for, so that a common share costs a part of it.",
    },
)
