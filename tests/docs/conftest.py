"""Commands are run as those of the command line are."""

from tests.cli.conftest import run, without_vectors

__all__ = ["run", "without_vectors"]
