"""What the errors that a user can mend say: the reason, and the remedy.

Both front ends explain errors through this module, so that one mistake reads the same wherever it is made. Each code
has a `.reason` and a `.remedy`, and a `.subject` where the error itself names none; `.remedy+guess` is said instead
where the error has an argument `guess`, `.remedy+kind=office` where its `kind` is "office". `{quoted}` is the subject
as a shell takes it.
"""

from typing import NamedTuple

from dialogue_reader.errors import DialogueError
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import Texts, text

_OPEN_TEXT = "Open a file that holds text"
_OTHER_FOLDER = "Choose another folder"
_RECOVER = "Move it elsewhere to start anew; its notes may be read with: sqlite3 {quoted} .recover"

TEXTS: Texts = {
    # documents
    "empty_file.reason": "the file is empty",
    "empty_file.remedy": _OPEN_TEXT,
    "only_white_space.reason": "the file holds nothing but white space",
    "only_white_space.remedy": _OPEN_TEXT,
    "binary_data.reason": "this is not a text but binary data",
    "binary_data.remedy": "Open a text file, or export its text first",
    "wrong_encoding.reason": "not {encoding}",
    "wrong_encoding.reason+byte": "not {encoding} (byte {byte})",
    "wrong_encoding.remedy": "Name its encoding with --encoding, or save it as UTF-8",
    "wrong_encoding.remedy+guess": "It looks like {guess}: open it with --encoding {guess}, or save it as UTF-8",
    "unknown_encoding.reason": "no encoding is called “{encoding}”",
    "unknown_encoding.remedy": "Use a name such as cp1258, tcvn3, vni or latin-1",
    "impossible_name.reason": "no file can have this name",
    "impossible_name.remedy": "Check the name",
    "no_such_file.reason": "there is no such file",
    "no_such_file.remedy": "Check the name, or drag the file into the terminal",
    "document_is_folder.reason": "this is a folder",
    "document_is_folder.remedy": "Name one text file inside it",
    "may_not_read.reason": "you may not read it",
    "may_not_read.remedy": "Allow it with: chmod u+r {quoted}",
    "cannot_read.reason": "{detail}",
    "cannot_read.remedy": "Check the name, or copy the file to a local disk",
    "not_readable.reason": "this is {kind}",
    "not_readable.remedy": "Open a text, a web page, a PDF, an EPUB or a document of a word processor",
    "not_readable.remedy+kind=office": "Save it as DOCX, ODT or PDF and open that",
    "not_readable.remedy+kind=zip": "Unpack it and open what is inside",
    "not_readable.remedy+kind=spreadsheet": "Save it as CSV or PDF and open that",
    "not_readable.remedy+kind=slides": "Save it as PDF and open that",
    "encrypted.reason": "it is encrypted",
    "encrypted.remedy": "Save a copy without a password and open that; a book bought with copy protection has none",
    "declares_entities.reason": "it declares entities of its own, by which a few lines can grow without end",
    "declares_entities.remedy": "Save its text as a .txt file and open that",
    "too_many_parts.reason": "it has more than {most} parts",
    "too_many_parts.remedy": "Save its text as a .txt file and open that",
    "too_large.reason": "it holds more than {megabytes} MB",
    "too_large.remedy": "Save its text as a .txt file and open that",
    "cut_short.reason": "it was cut while it was read, or ends too early",
    "cut_short.remedy": "Get a whole copy of it and open that",
    "packed_twice.reason": "this is a packed file inside a packed file",
    "packed_twice.remedy": "Unpack it first",
    "damaged.reason": "it is damaged ({detail})",
    "damaged.remedy": "Get a whole copy of it, or save its text as a .txt file and open that",
    "no_text_layer.reason": "it holds pictures of pages, no text",
    "no_text_layer.remedy": "Let a program for text recognition read it first, such as: ocrmypdf {quoted} readable.pdf",
    "too_many_pages.reason": "it has {pages} pages, more than the {most} that are read",
    "too_many_pages.remedy": "Save the pages you need as a PDF of their own and open that",
    "too_complex.reason": "it cannot be read with the time and memory that a document is given",
    "too_complex.remedy": "Save its text as a .txt file and open that",
    "standard_input_twice.reason": "standard input can be one document, not two",
    "standard_input_twice.remedy": "Name a file for the other side",
    "not_in_library.reason": "this is not in the library",
    "not_in_library.remedy": "See what is with: dialogue-reader library list",
    "no_pairs.reason": "no two documents in this folder make a pair",
    "no_pairs.remedy": "Name them alike, as name.vi.txt and name.fr.txt",
    "no_article.reason": "no article was found in it",
    "no_article.remedy": "Save its text as a .txt file and open that",
    "library_missing.reason": "the library that reads such documents cannot be loaded ({detail})",
    "library_missing.remedy": "Install dialogue-reader again, or save the text as a .txt file and open that",
    "url_impossible.reason": "this is no address of a page",
    "url_impossible.remedy": "Check it; it looks like https://example.org/report",
    "url_no_host.reason": "no server is known by the name {host}",
    "url_no_host.remedy": "Check the address, and the connection to the network",
    "url_unreachable.reason": "the server cannot be reached ({detail})",
    "url_unreachable.remedy": "Check the address, and the connection to the network, or try again later",
    "url_slow.reason": "it did not come within {seconds} seconds",
    "url_slow.remedy": "Try again later, or save the page with a browser and open that",
    "url_circles.reason": "the server sends every visitor in circles",
    "url_circles.remedy": "Save the page with a browser and open that",
    "url_redirects.reason": "the server passes every visitor on more than {count} times",
    "url_redirects.remedy": "Save the page with a browser and open that",
    "url_private.reason": "the server passes visitors on into a private network, to {host}",
    "url_private.remedy": "If you trust it, open the address there yourself",
    "url_unsafe.reason": "the server cannot prove that it is the one ({detail})",
    "url_unsafe.remedy": "Check the address and the clock of this computer, or open the page in a browser",
    "url_status.reason": "the server refuses it (status {status})",
    "url_status.reason+status=404": "the server has no such page",
    "url_status.reason+status=410": "the page is gone from the server",
    "url_status.reason+status=401": "the server asks for a password (status 401)",
    "url_status.reason+status=451": "the server may not show it here (status 451)",
    "url_busy.reason": "the server is too busy (status {status})",
    "url_busy.reason+status=429": "the server has been asked too often (status 429)",
    "url_busy.remedy": "The address may be right: wait some minutes and try again",
    "url_fails.reason": "the server has failed (status {status})",
    "url_fails.remedy": "The address may be right: try again later",
    "url_status.remedy": "Check the address, or save the page with a browser and open that",
    "kind.png": "a PNG picture",
    "kind.jpeg": "a JPEG picture",
    "kind.gif": "a GIF picture",
    "kind.webp": "a WebP picture",
    "kind.tiff": "a TIFF picture",
    "kind.bmp": "a bitmap picture",
    "kind.heic": "a HEIC picture",
    "kind.avif": "an AVIF picture",
    "kind.video": "a film",
    "kind.sound": "a sound recording",
    "kind.office": "a document of an old version of Word, Excel or PowerPoint",
    "kind.mobi": "a Kindle book",
    "kind.djvu": "a DjVu document",
    "kind.postscript": "a PostScript document",
    "kind.zip": "a ZIP archive",
    "kind.spreadsheet": "a spreadsheet",
    "kind.slides": "a presentation",
    "kind.rar": "a RAR archive",
    "kind.seven_zip": "a 7-Zip archive",
    "kind.xz": "a file packed with xz",
    "kind.bzip2": "a file packed with bzip2",
    "kind.zstd": "a file packed with zstd",
    "kind.tar": "a tar archive",
    "kind.program": "a program",
    "kind.database": "a database",
    "kind.font": "a font",
    # notes
    "note_changed_elsewhere.subject": "The note",
    "note_changed_elsewhere.reason": "another reader has changed it since",
    "note_changed_elsewhere.remedy": "Change it by hand instead",
    "note_gone.subject": "The note",
    "note_gone.reason": "it is no longer there; another reader may have deleted it",
    "note_gone.remedy": "Mark it again",
    "store_moved.reason": "it was moved or deleted while the reader had it open",
    "store_moved.remedy": "Put it back, or start the reader again",
    "store_log_alone.reason": "it is gone while its log is still there",
    "store_log_alone.remedy": _RECOVER,
    "store_foreign.reason": "this file belongs to another program",
    "store_foreign.remedy": "Move it elsewhere and start again",
    "store_newer.reason": "a newer dialogue-reader wrote it, and this one cannot read it",
    "store_newer.remedy": "Update with: pip install --upgrade dialogue-reader",
    "store_disk_full.reason": "the disk is full; this change was not kept, all earlier ones were",
    "store_disk_full.remedy": "Free some space and make it again",
    "store_busy.reason": "another program is writing to it",
    "store_busy.remedy": "Close the other reader and try again",
    "store_damaged.reason": "it is damaged, and was left as it is",
    "store_damaged.remedy": _RECOVER,
    "store_read_only.reason": "it cannot be written",
    "store_read_only.remedy": "Allow writing to it and to its folder, or set XDG_DATA_HOME to another folder",
    "store_disk_error.reason": "the disk reports an error; this change was not kept",
    "store_disk_error.remedy": "Check the disk and try again",
    "store_fails.reason": "{detail}",
    "store_fails.remedy": "Restart the reader; if it happens again, copy this file elsewhere and report it",
    "store_folder.reason": "{detail}",
    "store_folder.remedy": "Check the folder, or set XDG_DATA_HOME to another one",
    "in_memory": "the notes in memory",
    # exports and answers
    "output_is_article.reason": "this is one of the articles themselves",
    "output_is_article.remedy": "Give the export another name",
    "output_is_folder.reason": "this is a folder",
    "output_is_folder.remedy": "Name a file inside it",
    "output_exists.reason": "the file is there already",
    "output_exists.remedy": "Choose another name, or ask to overwrite it",
    "output_folder_missing.reason": "its folder does not exist",
    "output_folder_missing.remedy": "Make it with: mkdir -p {quoted_folder}",
    "output_below_file.reason": "a part of its path is a file, not a folder",
    "output_below_file.remedy": _OTHER_FOLDER,
    "output_forbidden.reason": "you may not write there",
    "output_forbidden.remedy": "Choose another folder, such as your home folder",
    "output_disk_full.reason": "the disk is full",
    "output_disk_full.remedy": "Free some space, or choose another disk",
    "output_name_too_long.reason": "the name is too long",
    "output_name_too_long.remedy": "Choose a shorter one",
    "output_fails.reason": "{detail}",
    "output_fails.remedy": _OTHER_FOLDER,
    "log_fails.reason": "the log cannot be written ({detail})",
    "log_fails.remedy": "Name a file in a folder that you may write to",
    "answer_fails.subject": "The answer",
    "answer_fails.reason": "{detail}",
    "answer_fails.remedy": "Send it somewhere else",
    "comparison_failed.subject": "comparison",
    "comparison_failed.reason": "{detail}",
    "comparison_failed.remedy": "Try again; if it fails again, report it",
}


class Explanation(NamedTuple):
    """What is wrong with what, and what to do: each without a full stop, and as it is, not yet safe for a terminal."""

    subject: str
    reason: str
    remedy: str


def explained(error: DialogueError) -> Explanation:
    """What `error` says to a person, part by part."""
    subject = error.subject or _part(error, "subject") or text("errors.in_memory")
    return Explanation(subject, _part(error, "reason") or error.code, _part(error, "remedy"))


def described(error: DialogueError) -> str:
    """The same in two lines at most, safe to print: names of files may hold anything."""
    subject, reason, remedy = explained(error)
    return f"{harmless(f'{subject}: {reason}.')}\n{harmless(f'{remedy}.')}"


def _part(error: DialogueError, part: str) -> str:
    import shlex

    names = [f"{error.code}.{part}+{key}={value}" for key, value in error.arguments.items()]
    names += [f"{error.code}.{part}+{argument}" for argument in error.arguments]
    name = next((name for name in (*names, f"{error.code}.{part}") if name in TEXTS), None)
    if name is None:
        return ""
    kind = {"kind": text(f"errors.kind.{error.arguments['kind']}")} if "kind" in error.arguments else {}
    quoted = {f"quoted_{key}": shlex.quote(value) for key, value in error.arguments.items() if isinstance(value, str)}
    return text(f"errors.{name}", **{**error.arguments, **kind}, **quoted, quoted=shlex.quote(error.subject))
