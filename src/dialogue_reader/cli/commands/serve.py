"""`serve`: the reader in a browser."""

import asyncio
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from dialogue_reader.cli.help_texts import spoken_by_system
from dialogue_reader.cli.output import document, encoding_option, langs_option, mendable
from dialogue_reader.cli.serving.access import is_loopback, new_access
from dialogue_reader.documents.folders import accounts_in, holds_several
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.documents.several import SeveralReading
from dialogue_reader.documents.sources import STANDARD_INPUT
from dialogue_reader.errors import ServeError
from dialogue_reader.messages import spoken
from dialogue_reader.messages.command_line import words
from dialogue_reader.stories.story import MOST, check_count

_THIS_MACHINE, _ALL_INTERFACES = "127.0.0.1", "0.0.0.0"  # noqa: S104 - only where it was allowed
_EXTRA = "web"  # of pyproject.toml
_DRIVERS = "dialogue_reader.tui.browser"


@click.command(short_help="Open the reader in a browser.")
@click.argument("sources", metavar="[DOCUMENT]...", nargs=-1, type=document)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it, one that is free.")
@click.option("--host", help="The address to listen at; without it 127.0.0.1, which only this machine reaches.")
@click.option("--allow-remote", is_flag=True, help="Let other machines in, at every address of this one or at --host.")
@encoding_option
@langs_option
@click.option("--private", is_flag=True, help="Keep neither notes nor positions.")
@mendable
def serve(
    sources: tuple[str, ...],
    port: int,
    host: str | None,
    allow_remote: bool,
    encoding: str | None,
    languages: tuple[str | None, ...],
    private: bool,
) -> None:
    """Open two documents, one, several accounts of one event, or the sample, in a browser.

    The address is printed. Whoever knows it reads and writes your notes: do not pass it on. Ctrl+C ends it.
    """
    host = host or (_ALL_INTERFACES if allow_remote else _THIS_MACHINE)
    if not allow_remote and not is_loopback(host):
        raise click.UsageError(words("serve.needs_allow_remote", host=host))
    options = ["--ui-lang", spoken(), *(["--private"] if private else [])]
    if encoding:
        options += ["--encoding", encoding]
    if any(languages):
        options += ["--lang", ",".join(code or "" for code in languages)]
    is_remote = not is_loopback(host)
    if STANDARD_INPUT in sources:
        raise click.UsageError(words("serve.standard_input"))
    if sources:
        _check(sources, encoding, languages, is_remote=is_remote)
    # -P: a file of the user's, in the folder the server was started in, must not be taken for a library.
    command = [sys.executable, "-P", "-m", "dialogue_reader", *options, "--", *sources]
    _serve(command, sources, host, port, is_remote=is_remote)


def _check(sources: Sequence[str], encoding: str | None, languages: Sequence[str | None], *, is_remote: bool) -> None:
    """Refuse now what no page could show. Raises DialogueError."""
    accounts = accounts_in(sources[0], MOST) if len(sources) == 1 else sources
    if len(accounts) > 2:
        check_count(len(accounts))
        SeveralReading(accounts, encoding, languages, keeps=False).prepare()
        return
    if len(sources) == 1 and holds_several(sources[0]):
        if is_remote:  # what to read would be chosen among all files of this machine
            raise click.UsageError(words("serve.name_documents"))
        return
    right = sources[1] if len(sources) > 1 else None
    PairReading(sources[0], right, encoding, languages, keeps=False).prepare()


def _serve(command: list[str], documents: Sequence[str], host: str, port: int, *, is_remote: bool) -> None:
    try:
        from dialogue_reader.cli.serving.server import Server, serve
        from dialogue_reader.cli.serving.session import ReaderCommand
    except ImportError as error:
        raise ServeError("serve_extra_missing", "dialogue-reader serve", extra=_EXTRA) from error
    access = new_access()

    def announce(port: int) -> None:
        click.echo(f"http://{_reachable(host)}:{port}/{access.token}/")
        click.echo(words("serve.ends"), err=True)
        if is_remote:
            click.echo(words("serve.is_remote"), err=True)

    driver = f"{_DRIVERS}:{'RemoteBrowserDriver' if is_remote else 'BrowserDriver'}"
    server = Server(access, ReaderCommand(command, driver), _page(documents))
    with suppress(KeyboardInterrupt), spoken_by_system():
        asyncio.run(serve(server, host, port, announce))


def _page(documents: Sequence[str]) -> str:
    from dialogue_reader.notes.export.pages.template import page_template

    def page_words(name: str) -> str:
        return words(f"browser.{name}") if name != "language" else spoken()

    title = " | ".join(Path(name).name for name in documents) or "dialogue_reader"
    return page_template("dialogue_reader.cli.serving", "page.html.j2").render(words=page_words, title=title)


def _reachable(host: str) -> str:
    """`host` as other machines write it: where that is every address, the one that most would reach."""
    if host not in (_ALL_INTERFACES, "::"):
        return f"[{host}]" if ":" in host else host
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: the system only says by which address it would
        return str(probe.getsockname()[0])
    return socket.gethostname()
