"""The subcommands of ``tenor``: one file each, named as it is called, each defining ``command``."""
