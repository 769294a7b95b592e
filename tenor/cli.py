"""The command ``tenor``: finds its subcommands in ``tenor.commands`` and imports the one that is called."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import click

from tenor import commands


class Subcommands(click.Group):
    """A group whose commands are the modules of ``tenor.commands``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of a name, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        command.name = cmd_name
        return command


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tenor")
def tenor() -> None:
    """Keeps a stock purchase warrant and its paper in agreement.

    Exit status: 0 nothing wrong, 1 findings of severity error, 2 the input could not be used.
    """


def main() -> None:
    """Runs the command; a matter that cannot be used ends it with every mistake listed and status 2."""
    from checks.report.printable import printable
    from warrant.errors import BadMatter

    try:
        tenor()
    except BadMatter as error:
        for problem in error.problems:
            click.echo(printable(str(problem)), err=True)
        count = len(error.problems)
        click.echo(f"Not usable: {count} mistake{'s' * (count > 1)}; nothing was written.", err=True)
        sys.exit(2)
