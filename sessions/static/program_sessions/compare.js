/**
 * Keeps the two pages together: whoever follows a link in the draft sees the public page of the
 * same address beside it, and both scroll as one. Without this file the form chooses the page.
 */
const [draft, current] = /** @type {HTMLIFrameElement[]} */ ([
  ...document.querySelectorAll(".beside iframe"),
]);
const above = draft?.dataset.draft ?? "";

/** @param {HTMLIFrameElement} frame */
const place = (frame) => frame.contentWindow?.location.pathname ?? "";

const shown = draft ? new URL(draft.src).pathname : "";

draft?.addEventListener("load", () => {
  const path = place(draft);
  if (path === shown || !path.startsWith(above)) return;
  const url = new URL(location.href);
  url.searchParams.delete("of");
  url.searchParams.set("page", path.slice(above.length));
  location.assign(url);
});

/**
 * @param {HTMLIFrameElement} from
 * @param {HTMLIFrameElement} to
 */
function follow(from, to) {
  from.addEventListener("load", () => {
    from.contentWindow?.addEventListener("scroll", () => {
      const [one, other] = [from.contentDocument, to.contentDocument].map((d) => d?.scrollingElement);
      if (!one || !other || !from.matches(":hover, :focus")) return;
      const way = one.scrollTop / Math.max(1, one.scrollHeight - one.clientHeight);
      other.scrollTop = way * (other.scrollHeight - other.clientHeight);
    });
  });
}

if (draft && current) {
  follow(draft, current);
  follow(current, draft);
}
