/** Puts the board together. Without this file its page is a plain list of the day. */

import { Actions } from "./actions.js";
import { Carry } from "./carry.js";
import { Carrying } from "./carrying.js";
import { filterTray } from "./find.js";
import { Form } from "./form.js";
import { Ghosts } from "./ghosts.js";
import { Kept } from "./kept.js";
import { Keys } from "./keys.js";
import { News } from "./news.js";
import { part, within } from "./page.js";
import { Panel } from "./panel.js";
import { Pointer } from "./pointer.js";
import { Notice } from "./refusal.js";
import { Sender } from "./sender.js";
import { Server } from "./server.js";
import { Speech } from "./speech.js";
import { Store } from "./store.js";
import { Toolbar } from "./toolbar.js";
import { View } from "./view.js";
import { word } from "./words.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-board]"));
const { state = "", changes = "", moves = "", conflicts = "", keep = "", mayEdit } = root.dataset;
const token = /** @type {HTMLInputElement} */ (
  document.querySelector("[name=csrfmiddlewaretoken]")
);
const given = JSON.parse(document.getElementById("board-state")?.textContent ?? "{}");

const server = new Server({ state, changes, moves, conflicts }, token.value);
const nothing = { all: () => [], put: () => {}, drop: () => {} };
const store = new Store(server, mayEdit === undefined ? nothing : new Kept(localStorage, keep));
store.load(given);

const view = new View(root, store);
const speech = new Speech(part(root, "say"));
const carry = new Carry(view);
const ghosts = new Ghosts(view, carry);
const dialog = /** @type {HTMLDialogElement} */ (part(document, "move"));
const form =
  mayEdit === undefined ? null : new Form(view, dialog, (id, moved) => actions.told(id, moved));
const actions = new Actions(view, carry, speech, form);
const sender = new Sender(store);

new Panel(view, server);
new Toolbar(view, actions, sender);
new News(view, ghosts, carry, server, speech);
filterTray(view, /** @type {HTMLInputElement} */ (part(root, "find")));
if (form) {
  const dropped = (/** @type {string} */ id) => void actions.drop(id);
  const cancelled = () => void actions.say(word("put_back"));
  new Pointer(view, carry, { dropped, cancelled });
  new Notice(view, part(root, "note"), (sentence) => speech.say(sentence));
}
new Keys(view, actions, form && new Carrying(view, carry, ghosts, actions));

root.addEventListener("click", (event) => {
  const id = within(event.target, ".s")?.dataset.id;
  if (id) {
    const { selection } = view;
    if (event.shiftKey || event.ctrlKey || event.metaKey) selection.toggle(id);
    else selection.only([id]);
    selection.focus(id);
  } else if (event.target === view.list) {
    view.selection.only([]);
  }
});
root.addEventListener("dblclick", (event) => {
  const id = within(event.target, ".s")?.dataset.id;
  if (id) actions.open(id);
});
window.addEventListener("beforeunload", (event) => {
  // What waits is kept on the device; but whoever leaves should know that it was not sent.
  if (store.queue.length) event.preventDefault();
});

view.day = Math.max(
  0,
  store.days.findIndex(({ date }) => date === root.dataset.day),
);
view.draw();
root.hidden = false;
view.open();
sender.start();
