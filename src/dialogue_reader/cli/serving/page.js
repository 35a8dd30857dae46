"use strict";
// What the terminal of textual-serve leaves to its page: where the reader is, its font, and what is downloaded.

const terminal = document.getElementById("terminal");
const asked = new URLSearchParams(location.search);
terminal.dataset.sessionWebsocketUrl = new URL("ws", location.href).href.replace(/^http/, "ws");
terminal.dataset.fontSize = Math.min(Math.max(Number.parseInt(asked.get("fontsize") ?? "16", 10) || 16, 6), 48);
document.getElementById("again").addEventListener("click", () => location.reload());

function save({ key, name }) {
  const link = document.createElement("a");
  link.href = new URL(`download/${key}`, location.href).href;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

window.WebSocket = class extends WebSocket {
  constructor(...words) {
    super(...words);
    this.addEventListener("message", ({ data }) => {
      if (typeof data !== "string") return;
      const [kind, value] = JSON.parse(data);
      if (kind === "download") save(value);
    });
    this.early = [];
    this.addEventListener("open", () => this.early.splice(0).forEach((word) => this.send(word)));
    this.addEventListener("close", () => document.getElementById("again").focus());
  }

  // The terminal may say that it has the focus before anyone listens, and that it lost it when nobody does any more.
  send(word) {
    if (this.readyState === WebSocket.CONNECTING) this.early.push(word);
    else if (this.readyState === WebSocket.OPEN) super.send(word);
  }
};

// The terminal measures its letters once: with the font there, not with the one before it.
const begin = window.onload;
window.onload = async (event) => {
  const fonts = ["16px", "bold 16px", "italic 16px"].map((style) => document.fonts.load(`${style} "Roboto Mono"`));
  await Promise.allSettled(fonts);
  begin(event);
  document.querySelector(".xterm-helper-textarea")?.focus();
};
