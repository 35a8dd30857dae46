"""Commands are run as those of the command line are."""

from tests.cli.conftest import links, run, without_vectors

__all__ = ["links", "run", "without_vectors"]
