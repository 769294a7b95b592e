"""DRF-08."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from checks.pairs import pairs


@drafting_rule("DRF-08")
def words_say_the_figure(agreement: Agreement) -> Iterator[Check]:
    """A number said in words and in figures is the same number.

    Cardinals, ordinals, fractions, percentages, years and amounts are read, with cents in words or as a
    fraction of 100; a pair may be parted by a line's end, a page's end or any hyphen. A number of a list
    behind a word, what goes on within the brackets and a telephone number are no pair. In a paper of a matter
    FIG-07 asks the same.

    Passes:
        Five Thousand and no/100 Dollars ($5,000.00), with interest at one-half of one percent (0.5%)

    Fails:
        Five Thousand and no/100 Dollars ($50,000.00)

    Fails:
        on the fifth (6th) anniversary
    """
    for pair in pairs(agreement.string, agreement.numerals):
        yield compared(
            agreement,
            "words and figure say the same",
            pair.agrees,
            (pair.start, pair.end),
            f"the same number twice, not {pair.said} and {pair.printed}",
            remedy="find out which of the two is meant",
        )
