"""tenor deadlines: every obligation for people and for programs, and its last day as a calendar."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLE, Outcome, day, dividend, executed_terms, private_placement, quotes, replayed
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event
from test_exhibit_d import demand, effective, registration
from test_exhibit_d import mailed as mailed_to_holder
from test_section_2_1 import exercise

from tenor.ics import deadlines_ics
from warrant.standing import standings

NOTICE = "2002-09-16-extraordinary-dividend-notice-E-003-W-1"
HEADINGS = "document,sent_on,to,address,method,tracking,sha256"
ADDRESS = 'Cisco Systems Capital Corporation,"170 West Tasman Drive; San Jose, California 95134"'


def mailed(sample: Path, *rows: str) -> None:
    """Leaves these mailings to the Holder alone: "document day method"."""
    cells = (row.split() for row in rows)
    lines = (f"{document},{sent_on},{ADDRESS},{method},," for document, sent_on, method in cells)
    (sample / "mailings.csv").write_text("\n".join((HEADINGS, *lines)) + "\n", "utf-8")


def words(out: str) -> str:
    """What the table says, its cells read downwards, a column at a time."""
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in out.splitlines() if line[:1] == "│"]
    return " ".join(" ".join(cells) for cells in zip(*rows, strict=True))


# For programs


def test_the_json_tells_what_to_whom_by_which_clause_until_when_how_and_how_it_stands(
    tenor: Callable[..., Outcome],
) -> None:
    outcome = tenor("deadlines", SAMPLE, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    data = json.loads(outcome.out)
    assert (data["as_of"], data["counts"]) == (
        "2002-12-31",
        {"met": 3, "open": 0, "due": 0, "late": 0, "overdue": 0, "lapsed": 0},
    )
    [notice] = [each for each in data["obligations"] if each["clause"] == "10"]
    assert notice == {
        "kind": "extraordinary_dividend_notice",
        "document": NOTICE,
        "event": "E-003",
        "of": "Company",
        "manner": "send",
        "certificate": "W-1",
        "holder": "Cisco Systems Capital Corporation",
        "address": ["170 West Tasman Drive", "San Jose, California 95134"],
        "clause": "10",
        "owed_since": "2002-08-01",
        "last_day": "2002-08-17",
        "last_day_fact": "E-003.last_day_to_mail",
        "methods": ["certified", "registered"],
        "deemed_given": {"certified": "when mailed", "registered": "when mailed"},
        "standing": "met",
        "mailing": {
            "line": 3,
            "sent_on": "2002-08-12",
            "method": "certified",
            "tracking": "7001 0320 0004 1122 3344",
        },
        "done_on": "2002-08-12",
        "given_on": "2002-08-12",
        "set_aside": [],
        "readings": {"R28": "exclude_first_include_last", "R36": "mail_only"},
    }


def test_a_statement_has_no_last_day_and_first_class_mail_is_given_when_received(
    tenor: Callable[..., Outcome],
) -> None:
    statements = json.loads(tenor("deadlines", SAMPLE, "--json").out)["obligations"][:2]
    assert [(each["event"], each["clause"], each["owed_since"]) for each in statements] == [
        ("E-001", "6(viii)", "2002-06-14"),
        ("E-003", "6(viii)", "2002-09-17"),
    ]
    for each in statements:
        assert (each["last_day"], each["given_on"], each["mailing"]["tracking"]) == (None, None, None)
        assert each["deemed_given"]["first_class"] == "when received"


def test_a_mailing_that_does_not_count_is_told_with_its_line_and_the_reason(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    mailed(sample, f"{NOTICE} 2002-08-12 first_class")
    data = json.loads(tenor("deadlines", sample, "--json").out)
    [each] = [each for each in data["obligations"] if each["clause"] == "10"]
    assert (each["standing"], each["mailing"]) == ("overdue", None)
    assert each["set_aside"] == [
        {
            "line": 2,
            "sent_on": "2002-08-12",
            "method": "first_class",
            "tracking": None,
            "because": ["went by first_class, which is not allowed"],
        }
    ]


# For people


@pytest.mark.parametrize(
    ("as_of", "status", "verdict"),
    [
        ("2002-06-13", 0, "0 met, 0 open, 0 due, 0 late, 0 overdue, 0 lapsed"),
        ("2002-06-14", 1, "0 met, 0 open, 1 due, 0 late, 0 overdue, 0 lapsed"),
        ("2002-06-17", 0, "1 met, 0 open, 0 due, 0 late, 0 overdue, 0 lapsed"),
        ("2002-08-11", 0, "1 met, 1 open, 0 due, 0 late, 0 overdue, 0 lapsed"),
        ("2002-08-12", 0, "2 met, 0 open, 0 due, 0 late, 0 overdue, 0 lapsed"),
        ("2002-09-17", 1, "2 met, 0 open, 1 due, 0 late, 0 overdue, 0 lapsed"),
        ("2002-12-31", 0, "3 met, 0 open, 0 due, 0 late, 0 overdue, 0 lapsed"),
    ],
)
def test_one_verdict_line_ends_the_output_and_the_status_is_1_while_a_statement_is_due(
    tenor: Callable[..., Outcome], as_of: str, status: int, verdict: str
) -> None:
    outcome = tenor("deadlines", SAMPLE, "--as-of", as_of)
    assert outcome.out.splitlines()[-1] == f"{verdict} as of {as_of}."
    assert (outcome.status, outcome.out.count("lapsed as of"), outcome.err) == (status, 1, "")


@pytest.mark.parametrize(("sent_on", "word"), [("2002-08-19", "late"), ("2002-08-21", "overdue")])
def test_the_status_is_1_where_a_notice_is_late_or_overdue(
    sample: Path, tenor: Callable[..., Outcome], sent_on: str, word: str
) -> None:
    mailed(sample, "2002-06-14-adjustment-statement-E-001-W-1 2002-06-17 certified", f"{NOTICE} {sent_on} certified")
    outcome = tenor("deadlines", sample, "--as-of", "2002-08-20")
    assert (outcome.status, f", 1 {word}" in outcome.out) == (1, True)
    assert tenor("deadlines", sample, "--as-of", "2002-08-20", "--json").status == 1


def test_people_see_the_mailing_by_its_line_date_method_and_tracking(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("deadlines", SAMPLE)
    said = words(outcome.out)
    for part in (
        "extraordinary dividend notice of E-003 to Cisco Systems Capital Corporation (W-1)",
        "Section 10, owed by Company, readings R28, R36",
        "since 2002-08-01 last day 2002-08-17 certified: given when mailed",
        "since 2002-06-14 no last day fixed first_class: given when received",
        "met 2002-08-12 certified 7001 0320 0004 1122 3344 mailings.csv:3",
    ):
        assert part in said
    assert "R36: mail_only" in outcome.out.splitlines()


def test_people_see_which_mailing_does_not_count_and_why(sample: Path, tenor: Callable[..., Outcome]) -> None:
    mailed(sample, f"{NOTICE} 2002-08-12 first_class")
    said = words(tenor("deadlines", sample).out)
    assert "overdue not counted: mailings.csv:2, which went by first_class, which is not allowed" in said


@pytest.mark.parametrize("name", ["[bold]Cisco[/bold]", "Cisco [/x]", "Cisco :smiley: Corp."])
def test_a_name_with_brackets_or_colons_is_printed_as_it_stands(
    sample: Path, tenor: Callable[..., Outcome], name: str
) -> None:
    named(sample, name)
    assert f"to {name} (W-1)" in words(tenor("deadlines", sample).out)


def named(sample: Path, name: str) -> None:
    text = (sample / "warrant.yaml").read_text("utf-8")
    (sample / "warrant.yaml").write_text(
        text.replace("name: Cisco Systems Capital Corporation", f"name: '{name}'"), "utf-8"
    )


def test_help_gives_an_example(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("deadlines", "--help")
    assert "Example: tenor deadlines examples/ctc-cisco" in outcome.out


# The calendar


def calendar(as_of: str = "2002-08-10", name: str | None = None, record: str = "2002-09-16", **changes: Any) -> bytes:
    """The calendar of a dividend declared on 1 August 2002 and of a placement, with nothing mailed."""
    terms = executed_terms(**changes)
    terms = replace(terms, holder=replace(terms.holder, name=name or terms.holder.name))
    event = dividend("E-3", record, "0.75", declared_on=day("2002-08-01"))
    prices = quotes("2002-08-01", "2002-10-31", "6.00")
    book = replayed(private_placement(), event, prices=prices, as_of=day(as_of), holder=terms.holder)
    return deadlines_ics(standings(book, day(as_of)), terms)


def the_event(content: bytes) -> Event:
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_an_open_notice_is_an_all_day_event_on_its_last_day_and_a_statement_without_one_is_none() -> None:
    event = the_event(calendar())
    assert event["dtstart"].dt == date(2002, 8, 17)
    assert event["summary"] == (
        "Last day: extraordinary dividend notice of E-3 to Cisco Systems Capital Corporation (W-1)"
    )
    assert event["description"].splitlines() == [
        "extraordinary dividend notice of E-3",
        "to Cisco Systems Capital Corporation (W-1)",
        "170 West Tasman Drive; San Jose, California 95134",
        "by certified mail: given when mailed",
        "by registered mail: given when mailed",
        "Section 10",
        "2002-09-16-extraordinary-dividend-notice-E-3-W-1",
    ]


def test_an_overdue_notice_stays_on_its_last_day_and_is_called_overdue() -> None:
    event = the_event(calendar("2002-08-18"))
    assert (event["dtstart"].dt, event["summary"].split(":")[0]) == (date(2002, 8, 17), "Overdue")


def test_what_is_met_or_of_no_fixed_day_is_no_event(tmp_path: Path, tenor: Callable[..., Outcome]) -> None:
    path = tmp_path / "days.ics"
    assert tenor("deadlines", SAMPLE, "--ics", path).status == 0
    assert Calendar.from_ical(path.read_bytes()).walk("VEVENT") == []


def test_the_alarm_rings_seven_days_before() -> None:
    [alarm] = the_event(calendar()).walk("VALARM")
    assert isinstance(alarm, Alarm)
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(days=-7))
    assert alarm["description"] == the_event(calendar())["summary"]


def test_an_obligation_keeps_its_uid_on_another_day_and_when_the_record_date_moves() -> None:
    first, later, moved = the_event(calendar()), the_event(calendar("2002-08-20")), calendar(record="2002-09-23")
    assert first["uid"] == later["uid"] == the_event(moved)["uid"]
    assert the_event(moved)["dtstart"].dt == date(2002, 8, 24)


@pytest.mark.parametrize("change", [{"certificate": "W-2"}, {"issued_on": date(2002, 3, 1)}])
def test_another_instrument_has_other_uids(change: dict[str, Any]) -> None:
    assert the_event(calendar(**change))["uid"] != the_event(calendar())["uid"]


def test_the_time_stamp_is_the_day_judged_as_of_and_no_clock_is_read() -> None:
    assert the_event(calendar())["dtstamp"].dt == datetime(2002, 8, 10, tzinfo=UTC)
    assert calendar() == calendar()


def test_the_same_matter_gives_the_same_bytes_in_any_time_zone_and_under_any_hash_seed(tmp_path: Path) -> None:
    written = []
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Los_Angeles", "2")):
        path = tmp_path / f"{seed}.ics"
        command = [str(Path(sys.executable).parent / "tenor"), "deadlines", str(SAMPLE), "--as-of", "2002-08-10"]
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run([*command, "--ics", str(path)], capture_output=True, check=False, env=environment)
        assert (done.returncode, done.stderr) == (0, b"")
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"BEGIN:VEVENT") == 1


NAMES = [r"Smith; Jones, \n", r"Smith\North", r"a\\N b\;c\,d\\n", "é" * 100, "日本語" * 40, 'x"^:=', "a" * 200]


@pytest.mark.parametrize("name", NAMES)
def test_a_holders_name_is_text_whatever_signs_are_in_it(name: str) -> None:
    event = the_event(calendar(name=name))
    assert event["summary"] == f"Last day: extraordinary dividend notice of E-3 to {name} (W-1)"
    assert event["description"].splitlines()[1] == f"to {name} (W-1)"


def test_the_signs_that_part_values_are_escaped_in_the_bytes() -> None:
    unfolded = calendar(name=r"Smith; Jones, \n").replace(b"\r\n ", b"")
    assert rb"to Smith\; Jones\, \\n (W-1)" in unfolded
    assert rb"170 West Tasman Drive\; San Jose\, California 95134\n" in unfolded


@pytest.mark.parametrize("name", NAMES)
def test_every_line_ends_with_crlf_and_has_at_most_75_octets(name: str) -> None:
    content = calendar(name=name)
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert all(line.decode("utf-8") for line in lines), "a character is cut in two"


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=120))
def test_any_name_that_prints_comes_back_from_the_calendar(name: str) -> None:
    content = calendar(name=name)
    assert the_event(content)["description"].split("\n")[1] == f"to {name} (W-1)"
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


# What strict programs refuse, and what the known ones stumble over

NOTICES = (
    mailed_to_holder("2002-08-01-registration-notice-R-1-W-1", "2002-08-02", "2002-08-05"),
    mailed_to_holder("2002-08-05-demand-notice-DM-1-W-1", "2002-08-06"),
)


def acts_and_rights(as_of: str = "2002-08-08", name: str | None = None) -> bytes:
    """Things to send, to do, and that a Holder may do."""
    terms = executed_terms()
    terms = replace(terms, holder=replace(terms.holder, name=name or terms.holder.name))
    events = (
        registration(on="2002-08-01"),
        effective(on="2002-08-07"),
        demand(on="2002-08-05", cisco=1) if name is None else registration("R-2", "2002-08-02"),
        dividend("E-3", "2002-09-16", "0.75", declared_on=day("2002-08-01")),
        exercise(100_000, "2002-08-08"),
    )
    to = terms.holder.name
    mailings = tuple(replace(each, to=to) for each in NOTICES)
    prices = quotes("2002-08-01", "2002-10-31", "6.00")
    book = replayed(*events, prices=prices, mailings=mailings, as_of=day(as_of), holder=terms.holder)
    return deadlines_ics(standings(book, day(as_of)), terms)


LINE = re.compile(
    r"(?P<name>[A-Z][A-Z0-9-]*)(?P<parameters>(;[A-Z-]+=([^\x00-\x1f\x7f\";:,]*|\"[^\x00-\x1f\x7f\"]*\"))*):(?P<value>.*)"
)
"""A content line, as the grammar of RFC 5545 3.1 has it."""
TEXT = re.compile(r"([^\x00-\x1f\x7f\\;,]|\\[\\;,nN])*")
"""A value of type TEXT (3.3.11): backslash, semicolon and comma stand escaped or not at all."""
ONCE = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
WITHIN = {"VCALENDAR": None, "VEVENT": "VCALENDAR", "VALARM": "VEVENT"}


def strictly_parsed(content: bytes) -> list[tuple[str, dict[str, tuple[str, str]]]]:
    """The components in their order, each with its properties' parameters and values; every departure fails."""
    unfolded = re.sub(rb"\r\n[ \t]", b"", content).decode("utf-8")
    assert unfolded.endswith("\r\n")
    open_now: list[tuple[str, dict[str, tuple[str, str]]]] = []
    closed = []
    for line in unfolded.removesuffix("\r\n").split("\r\n"):
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            assert WITHIN[value] == (open_now[-1][0] if open_now else None)
            open_now.append((value, {}))
        elif name == "END":
            closed.append(open_now.pop())
            assert closed[-1][0] == value
            assert set(closed[-1][1]) == ONCE[value]
        else:
            assert name not in open_now[-1][1], f"{name} stands twice"
            open_now[-1][1][name] = (found["parameters"], value)
    assert open_now == []
    assert [kind for kind, _ in closed].count("VCALENDAR") == 1
    return closed


def the_events(content: bytes) -> list[dict[str, tuple[str, str]]]:
    return [properties for kind, properties in strictly_parsed(content) if kind == "VEVENT"]


def test_what_is_to_be_sent_or_done_and_what_may_be_done_each_has_its_last_day() -> None:
    days = {
        re.split(r" to [A-Z]", each["SUMMARY"][1])[0].removeprefix("Last day: "): each["DTSTART"]
        for each in the_events(acts_and_rights())
    }
    assert days["extraordinary dividend notice of E-3"] == (";VALUE=DATE", "20020817")
    assert days["registration request of R-1"] == (";VALUE=DATE", "20020820")
    assert days["election to be included of DM-1"] == (";VALUE=DATE", "20020827")
    assert days["registration kept effective of R-1"] == (";VALUE=DATE", "20021205")


def test_a_right_that_lapsed_is_no_event_and_a_thing_not_done_in_time_is_overdue() -> None:
    summaries = [each["SUMMARY"][1] for each in the_events(acts_and_rights("2002-08-21"))]
    assert not any("registration request" in each for each in summaries)
    assert any(each.startswith("Overdue: extraordinary dividend notice") for each in summaries)


@pytest.mark.parametrize("content", [calendar(), acts_and_rights(), *(acts_and_rights(name=name) for name in NAMES)])
def test_every_line_is_one_of_the_grammar_and_every_property_stands_where_it_belongs_and_once(content: bytes) -> None:
    for _, properties in strictly_parsed(content):
        for name in ("PRODID", "SUMMARY", "DESCRIPTION", "UID"):
            if name in properties:
                assert TEXT.fullmatch(properties[name][1]), properties[name][1]


@pytest.mark.parametrize("content", [calendar(), acts_and_rights()])
def test_an_event_lasts_its_whole_day_in_no_time_zone(content: bytes) -> None:
    """Without DTEND a DATE lasts one day (3.6.1); an end on the same day is what importers get wrong."""
    for each in the_events(content):
        parameters, value = each["DTSTART"]
        assert parameters == ";VALUE=DATE"
        assert re.fullmatch(r"\d{8}", value)
        assert re.fullmatch(r"\d{8}T\d{6}Z", each["DTSTAMP"][1])
    for word in (b"VTIMEZONE", b"TZID", b"DTEND", b"DURATION"):
        assert word not in content


def test_no_event_is_a_meeting_or_blocks_the_day() -> None:
    """With an ORGANIZER or a METHOD, Outlook opens an invitation; without TRANSP it shows the day as busy."""
    content = acts_and_rights()
    assert not any(word in content for word in (b"ORGANIZER", b"ATTENDEE", b"METHOD"))
    assert {each["TRANSP"][1] for each in the_events(content)} == {"TRANSPARENT"}


def test_the_file_begins_with_its_first_line_and_no_mark_of_byte_order() -> None:
    assert acts_and_rights().startswith(b"BEGIN:VCALENDAR\r\n")


def test_each_event_has_a_uid_of_its_own_that_stays() -> None:
    first = [each["UID"][1] for each in the_events(acts_and_rights())]
    later = [each["UID"][1] for each in the_events(acts_and_rights("2002-08-09"))]
    assert len(set(first)) == len(first) >= 4
    assert set(first) == set(later)
    assert all(re.fullmatch(r"[0-9a-f-]{36}", each) for each in first)


def test_an_alarm_is_one_that_every_calendar_takes() -> None:
    alarms = [each for kind, each in strictly_parsed(acts_and_rights()) if kind == "VALARM"]
    assert {(each["ACTION"][1], each["TRIGGER"]) for each in alarms} == {("DISPLAY", ("", "-P7D"))}
    assert len(alarms) == len(the_events(acts_and_rights()))


def test_a_name_in_the_file_comes_back_from_the_calendar_that_the_command_writes(
    sample: Path, tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    named(sample, r"Smith; Jones, \n")
    tenor("deadlines", sample, "--as-of", "2002-08-20", "--ics", tmp_path / "days.ics", "--json")
    event = the_event((tmp_path / "days.ics").read_bytes())
    assert re.fullmatch(r"Overdue: .* to Smith; Jones, \\n \(W-1\)", event["summary"])


def test_a_calendar_that_cannot_be_written_ends_with_status_2_and_nothing_on_standard_output(
    tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    outcome = tenor("deadlines", SAMPLE, "--ics", tmp_path / "no" / "days.ics")
    assert (outcome.status, outcome.out) == (2, "")
    assert "days.ics was not written: No such file or directory" in outcome.err


def test_a_matter_with_a_mistake_writes_no_calendar(
    sample: Path, tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    (sample / "mailings.csv").write_text("nothing\n", "utf-8")
    assert tenor("deadlines", sample, "--ics", tmp_path / "days.ics").status == 2
    assert list(tmp_path.glob("*.ics")) == []
