"""tenor rules: the catalogue of checks."""

from __future__ import annotations

import sys

import click

from tenor.options import AS_JSON, print_json


@click.command()
@click.argument("code", required=False)
@AS_JSON
@click.option("--markdown", is_flag=True, help="Print the whole catalogue as a page in Markdown (docs/rules.md).")
def command(code: str | None, as_json: bool, markdown: bool) -> None:
    """The catalogue of checks.

    What each asks and why, its clause as executed, what passes and what fails. With a CODE, of that rule alone.

    Example: tenor rules FIG-01
    """
    from checks.catalogue import every_rule
    from checks.report.rules import catalogue_markdown, rule_json, rule_markdown, rule_text
    from checks.report.sentences import section

    rules = every_rule()
    if code and code not in (codes := [rule.code for rule in rules]):
        click.echo(f"There is no rule {code}: the rules are {', '.join(codes)}.", err=True)
        sys.exit(2)
    asked = [rule for rule in rules if code in (None, rule.code)]
    if as_json:
        print_json({"rules": [rule_json(rule) for rule in asked]})
    elif markdown:
        click.echo("\n\n".join(map(rule_markdown, asked)) if code else catalogue_markdown().rstrip("\n"))
    elif code:
        for rule in asked:
            about = ", ".join(filter(None, (rule.severity, section(rule.clause))))
            click.echo(f"{rule.code} ({about})\n\n{rule_text(rule)}")
    else:
        for rule in asked:
            click.echo(f"{rule.code}  {rule.severity:7}  {rule.sentence}")
        click.echo(
            f"{len(asked)} rules; tenor rules {asked[0].code} tells what passes {asked[0].code}, and what fails."
        )
