"""A text without its white space leads back to the text, wherever the white space stood."""

from hypothesis import given
from hypothesis import strategies as st

from checks.squeezed import Squeezed

TEXTS = st.text(alphabet="ab \n\t\u00a0\x1c", max_size=30)


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_every_position_leads_to_its_character_and_every_character_to_its_position(text: str, one: int, other: int):
    start, end = sorted(min(each, len(text)) for each in (one, other))
    offsets = [at for at in range(start, end) if not text[at].isspace()]
    squeezed = Squeezed(text, start, end)
    assert squeezed.string == "".join(text[at] for at in offsets)
    assert [squeezed.start(position) for position in range(len(offsets) + 1)] == [*offsets, end]
    assert [squeezed.end(position) for position in range(1, len(offsets) + 1)] == [at + 1 for at in offsets]
    for offset in range(len(text) + 1):
        assert squeezed.position(offset) == sum(at < offset for at in offsets)
