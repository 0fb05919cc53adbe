/** The field above a list finds as one types; its form asks the server wherever that cannot be. */

/** @type {WeakSet<Element>} */
const known = new WeakSet();

/** Begin, and again whenever the page has got another form. */
export function start() {
  addEventListener("forum:changed", begin, true);
  begin();
}

/** Reads what it needs only when somebody is about to look for something. */
function begin() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".finder"));
  if (!form || known.has(form)) return;
  known.add(form);
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
  if (!form.dataset["index"]) return;
  const before = asked(form);
  const ready = async () => {
    for (const event of ["focusin", "pointerdown"]) form.removeEventListener(event, ready);
    try {
      const finder = await (await import("./finder.js")).ready(form);
      if (asked(form) !== before) finder.update(true);
    } catch (error) {
      console.warn(error); // the form does without
    }
  };
  for (const event of ["focusin", "pointerdown"]) form.addEventListener(event, ready);
}

/** @param {HTMLFormElement} form what it asks for already, before anything could listen */
const asked = (form) => JSON.stringify([...new FormData(form)]);
