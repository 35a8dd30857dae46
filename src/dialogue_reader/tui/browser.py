"""The reader in a browser: how it draws there, and what it then leaves alone."""

import os

from textual import messages
from textual.drivers.web_driver import WebDriver

_PRELUDE = b"__GANGLION__\n"  # what textual-serve waits for before the first packet


class BrowserDriver(WebDriver):
    """Textual's driver for the web, for several applications one after the other: each pair that is read is one."""

    is_confined = False
    """Whether only the documents that it was started with may be read."""

    _has_begun = False

    def start_application_mode(self) -> None:
        """Begin to draw; only the first application says so to the server."""
        write = self._write

        def write_once(data: bytes) -> int:
            if data != _PRELUDE:
                return write(data)
            is_first, BrowserDriver._has_begun = not BrowserDriver._has_begun, True
            return write(data) if is_first else 0

        self._write = write_once  # type: ignore[assignment]
        super().start_application_mode()

    def stop_application_mode(self) -> None:
        """End to draw; the page ends with the process, not before."""
        self.exit_event.set()
        self._input_reader.close()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Take word from the server; the size is that of the next application as well."""
        if packet_type == "resize":
            os.environ["COLUMNS"], os.environ["ROWS"] = str(payload["width"]), str(payload["height"])
        super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Read until the server has gone; then there is nobody to read for."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(messages.ExitApp())


class RemoteBrowserDriver(BrowserDriver):
    """The same for a browser on another machine: whoever sits there has no business with the files of this one."""

    is_confined = True
