"""`completions`: what makes a shell complete commands, options and files."""

import click
from click.shell_completion import get_completion_class

from dialogue_reader.cli.output import mendable

VARIABLE = "_DIALOGUE_READER_COMPLETE"
"""By which a shell asks for completions."""


@click.command(short_help="Let your shell complete commands and files.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
@mendable
def completions(ctx: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands and files.

    \b
    dialogue-reader completions bash \\
        > ~/.local/share/bash-completion/completions/dialogue-reader
    dialogue-reader completions zsh > ~/.zfunc/_dialogue-reader
    dialogue-reader completions fish \\
        > ~/.config/fish/completions/dialogue-reader.fish

    Of zsh, ~/.zfunc stands for a folder of $fpath.
    """
    complete = get_completion_class(shell)
    assert complete is not None
    click.echo(complete(ctx.find_root().command, {}, "dialogue-reader", VARIABLE).source())
