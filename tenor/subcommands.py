"""The subcommands of ``tenor``: found in ``tenor.commands``, of which the one that is called is imported."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

FOLDER = Path(__file__).parent / "commands"


class Subcommands(click.Group):
    """A group whose commands are the modules of ``tenor.commands``.

    None is imported to be listed: the first line of each says what it does.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands."""
        return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of a name, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"tenor.commands.{cmd_name}").command
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the subcommands with what they do."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said_of(name)) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a subcommand; a matter that cannot be used ends it with every mistake listed and status 2.

        Ctrl-C ends it with status 130, as shells have it.
        """
        from checks.report.printable import printable
        from warrant.errors import BadMatter

        try:
            return super().invoke(ctx)
        except BadMatter as error:
            for problem in error.problems:
                click.echo(printable(str(problem)), err=True)
            count = len(error.problems)
            click.echo(f"Not usable: {count} mistake{'s' * (count > 1)}; nothing was written.", err=True)
            sys.exit(2)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            sys.exit(130)


def said_of(name: str) -> str:
    """What the first line of a subcommand's module says that it does, behind its name."""
    with (FOLDER / f"{name}.py").open(encoding="utf-8") as file:
        said = file.readline().strip().strip('"').removeprefix(f"tenor {name}: ")
    return said[:1].upper() + said[1:]


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tenor")
def tenor() -> None:
    """Keeps a stock purchase warrant and its paper in agreement.

    Exit status: 0 nothing wrong, 1 findings of severity error, 2 the input could not be used, 130 stopped by Ctrl-C.
    """
