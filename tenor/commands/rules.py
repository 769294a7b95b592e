"""tenor rules: the catalogue of checks."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """The catalogue of checks.

    What each asks, its clause, what passes and what fails.

    Example: tenor rules FIG-01
    """
    from inspect import cleandoc

    import checks.rules  # noqa: F401  registers the rules
    from checks.model import RULES
    from warrant.clauses import cited

    if code and code not in RULES:
        click.echo(f"There is no rule {code}: the rules are {', '.join(sorted(RULES))}.", err=True)
        sys.exit(2)
    for rule in sorted(RULES.values(), key=lambda rule: rule.code):
        if code == rule.code:
            click.echo(f"{rule.code} ({rule.severity}, {cited(rule.clause)})\n\n{cleandoc(rule.documentation)}")
        elif not code:
            click.echo(f"{rule.code}  {rule.sentence}")
