/** A button that hands a session's short address to the device, which knows whom to send it to. */

import { all, element } from "./page.js";
import { say } from "./words.js";

/** Offers it where the device can share, and again in the page of a new release. */
export function start() {
  if (!("share" in navigator)) return;
  offer();
  document.addEventListener("forum:changed", offer);
}

/** Puts the button beside the address. */
function offer() {
  for (const link of all("[data-share]")) {
    if (link.parentElement?.nextElementSibling?.matches("button")) continue;
    const url = /** @type {HTMLAnchorElement} */ (link).href;
    const button = element("button", { class: "btn", type: "button" }, say("share"));
    button.onclick = () => navigator.share({ title: document.title, url }).catch(() => {});
    link.parentElement?.after(button);
  }
}
