/**
 * Keeps the two pages together: whoever follows a link in the draft sees the public page of the
 * same address beside it, and both scroll as one. Without this file the form chooses the page.
 */
const [draft, current] = /** @type {HTMLIFrameElement[]} */ ([
  ...document.querySelectorAll(".beside iframe"),
]);

/** @param {HTMLIFrameElement} frame */
const place = (frame) => frame.contentWindow?.location.pathname ?? "";

/** @param {HTMLIFrameElement} frame the folder that its pages are in */
const above = (frame) => frame.dataset.above ?? "";

const shown = draft ? new URL(draft.src).pathname : "";

function beside() {
  if (!draft) return;
  const path = place(draft);
  if (path === shown || !path.startsWith(above(draft))) return;
  const url = new URL(location.href);
  url.searchParams.delete("of");
  url.searchParams.set("page", path.slice(above(draft).length));
  location.assign(url);
}

/**
 * What leads out of the compared pages, in whatever language, has no room beside them.
 * @param {HTMLIFrameElement} frame
 */
function apart(frame) {
  const ours = location.origin + above(frame).replace(/[^/]+\/$/, "");
  for (const link of frame.contentDocument?.links ?? []) {
    if (!link.href.startsWith(ours)) link.target = "_blank";
  }
}

/**
 * @param {HTMLIFrameElement} from
 * @param {HTMLIFrameElement} to
 */
function follow(from, to) {
  from.contentWindow?.addEventListener("scroll", () => {
    const [one, other] = [from.contentDocument, to.contentDocument].map((d) => d?.scrollingElement);
    if (!one || !other || !from.matches(":hover, :focus")) return;
    const way = one.scrollTop / Math.max(1, one.scrollHeight - one.clientHeight);
    other.scrollTop = way * (other.scrollHeight - other.clientHeight);
  });
}

/** @param {HTMLIFrameElement} frame whose page is there */
function loaded(frame) {
  if (frame === draft) beside();
  apart(frame);
  if (draft && current) follow(frame, frame === draft ? current : draft);
}

for (const frame of [draft, current]) {
  if (!frame) continue;
  frame.addEventListener("load", () => loaded(frame));
  const there = frame.contentDocument;
  if (there?.readyState === "complete" && there.URL !== "about:blank") loaded(frame); // before this file
}
