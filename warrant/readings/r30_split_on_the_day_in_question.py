"""R30: Does a split that takes effect after the window, up to the day in question, restate the closing prices?"""

from warrant.readings.reading import Reading

READING = Reading(
    id="R30",
    clause="6(vii)",
    question="Does a split that takes effect after the window, up to the day in question, restate the closing prices?",
    choices={
        "not_restated": "The clause restates for what took effect during such period.",
        "restated": "The price is that of one share at the day in question, as the stock is then.",
    },
)
