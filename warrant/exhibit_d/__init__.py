"""Exhibit D: the registration rights, a module a section (Section 13 of the Warrant makes them part of it).

    The Common Stock issuable upon exercise of the attached Warrant shall be deemed "registrable securities"
    under, and Holder of the attached Warrant shall otherwise be entitled to the benefit of, the following
    agreement (the "Agreement") between Company and its investor(s) ... If no Agreement is identified above,
    then Holder shall be entitled to the benefits of the following registration rights ... provided, that the
    Registration Rights granted pursuant to Section 4 below shall be effective notwithstanding the existence
    of nonexistence of any Agreement

Where an Agreement is identified, Section 4 alone is computed: what else Holder has, stands in the Agreement. Not
formalised: the consent of Holder to an amendment of it.
"""
