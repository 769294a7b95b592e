"""The application: the command line, and the loader of a matter's files."""
