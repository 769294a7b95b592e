"""Papers by others: recognised by what they say, their figures found by value and by the words about them.

A paper that was not written here follows no wording of ours. Of each figure in it the checker tells with what
confidence it is taken for a fact: "certain" where it stands under a caption that the checker's own locators know,
"high" where the words about it say which fact it is, "low" where its value alone says so, or where its letters had to
be guessed at.
"""
