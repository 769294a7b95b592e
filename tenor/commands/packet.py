"""tenor packet: the legal review packet written, signed off, verified."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenor.options import AS_JSON, AS_OF, open_book, print_json

if TYPE_CHECKING:
    from tenor.packet.seal import Sealed, Sealer
    from tenor.packet.verify import Verified

ROLES = ("preparer", "reviewer", "counsel")
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("where", metavar="MATTER|PACKET", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The packet's folder, which is not there yet.")
@click.option("--event", default="", metavar="ID", help="Only the papers of an event, and what they rest on.")
@click.option("--holder", default="", metavar="CERT", help="Only what the Holder of a certificate may see.")
@click.option("--bates-prefix", metavar="TEXT", help="What stands before each page's number; CERT- unless given.")
@click.option("--bates-digits", type=click.IntRange(1, 12), default=6, show_default=True, help="Digits of the number.")
@click.option("--bates-start", type=click.IntRange(0), default=1, show_default=True, help="The first page's number.")
@click.option("--seal", type=click.Path(path_type=Path), metavar="P12", help="Seal it with this certificate and key.")
@click.option("--time-stamp", default="", metavar="URL", help="Have an authority stamp the seal's time (RFC 3161).")
@click.option("--verify", "is_verified", is_flag=True, help="Say whether a packet changed since it was written.")
@click.option("--trust", multiple=True, type=click.Path(path_type=Path), metavar="PEM", help="Who vouches for a seal.")
@click.option("--sign", "role", type=click.Choice(ROLES), help="Record a sign-off in a packet.")
@click.option("--name", help="Who signs.")
@click.option("--on", type=DAY, metavar="YYYY-MM-DD", help="The day of the sign-off; today unless given.")
@click.option("--file", "files", multiple=True, metavar="NAME", help="Sign this file alone; may be given again.")
@AS_OF
@AS_JSON
def command(where: Path, is_verified: bool, role: str | None, as_json: bool, **given: Any) -> None:
    """The packet that counsel sends round for sign-off and auditors keep.

    One binder (cover with verdict and root hash, index, eleven tabs, every figure ticked and linked to its line in the
    computation), and beside it the DOCX set, annotated DOCX, workpaper, calendar, the report's page and a manifest with
    a hash chain, in a folder and a zip. The papers are those in MATTER/out, or are written where there is no such
    folder. The packet is read back before it is kept; what is not sound is not written. Exit status 1: the report is no
    pass, or a packet verified has changed.

    \b
    Examples:
      tenor packet examples/ctc-cisco -o /tmp/packet
      tenor packet examples/ctc-cisco -o /tmp/E-001 --event E-001 --bates-prefix CTC --bates-start 101
      tenor packet examples/register -o /tmp/for-holder --holder W-2
      tenor packet /tmp/packet --sign reviewer --name "A. Reviewer"
      tenor packet --verify /tmp/packet
    """
    if is_verified:
        _verify(where, given["trust"], as_json)
    elif role:
        _sign(where, role, given, as_json)
    else:
        _make(where, given, as_json)


def _refuse(why: object) -> None:
    click.echo(f"{why}.\nNothing was written.", err=True)
    sys.exit(2)


def _make(matter: Path, given: dict[str, Any], as_json: bool) -> None:
    from tenor.generate import Busy
    from tenor.packet.bind.exhibit import Unbindable
    from tenor.packet.bind.stamp import Numbering
    from tenor.packet.holder import Disclosed, NoSuchHolder
    from tenor.packet.make import Occupied, Order, make
    from tenor.packet.marks import Unplaced
    from tenor.packet.seal import NoSeal
    from tenor.packet.self_check import Unsound
    from tenor.packet.sources import Nothing
    from tenor.progress import progress

    out, event, holder = given["out"], given["event"], given["holder"]
    if out is None:
        _refuse("name the packet's folder with -o")
    book = open_book(matter, given["as_of"])
    known = [entry.event.id for entry in book.entries] + ["issue"]
    if event and event not in known:
        _refuse(f"there is no event {event}: there are {', '.join(known)}")
    prefix = (
        given["bates_prefix"] if given["bates_prefix"] is not None else f"{holder or book.matter.terms.certificate}-"
    )
    numbering = Numbering(prefix, given["bates_digits"], given["bates_start"])
    try:
        order = Order(event, holder, numbering, _sealer(given))
        with progress("Packing") as step:
            made = make(book, matter, out, order, step)
    except (Occupied, Nothing, NoSuchHolder, Unsound, Unplaced, Unbindable, Disclosed, NoSeal, Busy) as error:
        _refuse(error)
    except OSError as error:
        _refuse(f"{error.filename or out}: {error.strerror}")
    if as_json:
        told = {"folder": str(made.folder), "zip": str(made.archive), "root": made.root}
        print_json({**told, "pages": made.pages, "figures_ticked": made.ticked, "verdict": made.verdict})
    else:
        click.echo(f"packed  {made.folder} and {made.archive}")
        click.echo(f"{made.pages} pages, {made.ticked:,} figures ticked, report: {made.verdict}")
        click.echo(f"root {made.root}")
    sys.exit(0 if made.verdict == "pass" else 1)


def _sealer(given: dict[str, Any]) -> Sealer | None:
    if given["seal"] is None:
        return None
    from tenor.packet.seal import Sealer

    passphrase = click.prompt(
        f"Passphrase of {given['seal']}", hide_input=True, default="", show_default=False, err=True
    )
    return Sealer.of(given["seal"], passphrase, given["time_stamp"])


def _sign(packet: Path, role: str, given: dict[str, Any], as_json: bool) -> None:
    from tenor.packet.make import record
    from tenor.packet.sign_off import Unsigned
    from tenor.packet.verify import NoPacket

    if not given["name"]:
        _refuse("say who signs with --name")
    on = given["on"].date() if given["on"] else date.today()
    try:
        entry = record(packet, role, given["name"], on, given["files"])
    except (NoPacket, Unsigned) as error:
        _refuse(error)
    if as_json:
        print_json(entry)
        return
    for name, digest in entry["signed"].items():
        click.echo(f"signed  {entry['role']} {entry['name']}, {entry['on']}: {name} ({digest})")


def _verify(packet: Path, trust: tuple[Path, ...], as_json: bool) -> None:
    from tenor.packet.seal import NoSeal, seals
    from tenor.packet.verify import NoPacket, files_of, verify

    try:
        found = verify(packet)
        sealed = list(seals(files_of(packet), trust))
    except (NoPacket, NoSeal) as error:
        click.echo(f"{error}.", err=True)
        sys.exit(2)
    if as_json:
        print_json(_as_json(found, sealed))
    else:
        _tell(found, sealed)
    sys.exit(0 if not found.changes and all(each.is_intact for each in sealed) else 1)


def _tell(found: Verified, sealed: list[Sealed]) -> None:
    for change in found.changes:
        click.echo(f"changed   {change}")
    for each in found.sign_offs:
        entry = each.entry
        stands = f"stands no longer: {each.because}" if each.because else "stands"
        click.echo(
            f"sign-off  {entry['role']} {entry['name']}, {entry['on']}, of {', '.join(entry['signed'])}: {stands}"
        )
    for seal in sealed:
        holds = "holds" if seal.is_intact else "does not hold"
        click.echo(f"seal      {seal.name}{f', by {seal.by}' if seal.by else ''}: {holds}; {'; '.join(seal.lines)}")
    if not sealed:
        click.echo("seal      none: who can write to every file of a packet can make another that verifies")
    count = len(found.changes)
    click.echo(
        f"{f'{count} changes' if count > 1 else 'One change' if count else 'Nothing changed'}; root {found.root}"
    )


def _as_json(found: Verified, sealed: list[Sealed]) -> dict[str, Any]:
    return {
        "root": found.root,
        "changes": [{"file": each.name, "what": each.what} for each in found.changes],
        "sign_offs": [{**each.entry, "stands": not each.because, "because": each.because} for each in found.sign_offs],
        "seals": [
            {"file": each.name, "by": each.by, "holds": each.is_intact, "said": list(each.lines)} for each in sealed
        ],
    }
