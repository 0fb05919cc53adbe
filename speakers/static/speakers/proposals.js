/**
 * Proposes the missing forms of a person's name while somebody types: asks the server, whose rules
 * they are, and shows what it would add. Without this file the page shows what it knew when it was
 * opened, and the button adds the same.
 *
 * @typedef {{language: string, name: string, text: string, said: string}} Line
 */
const PAUSE = 250;

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-proposals]"));
const form = box?.closest("form");
if (box && form) follow(box, form);

/** @param {HTMLElement} box @param {HTMLFormElement} form */
function follow(box, form) {
  let timer = 0;
  let asking = new AbortController();
  let asked = query(box, form);

  async function ask() {
    const now = query(box, form);
    if (now === asked) return;
    asked = now;
    asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.proposals}?${now}`, { signal: asking.signal });
      if (answer.ok) draw(box, (await answer.json()).missing);
    } catch {
      asked = ""; // out of reach, or overtaken: the next key asks again
    }
  }

  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  document.addEventListener("formset:removed", soon);
}

/**
 * The country and the forms as they stand in the page's inputs.
 * @param {HTMLElement} box @param {HTMLFormElement} form
 */
function query(box, form) {
  const said = new URLSearchParams({ person: box.dataset.person ?? "" });
  said.set("country", value(form, "country"));
  for (const input of form.querySelectorAll('[name^="forms-"][name$="-text"]')) {
    const row = /** @type {HTMLInputElement} */ (input).name.slice(0, -"text".length);
    const language = value(form, `${row}language`).trim();
    const text = value(form, `${row}text`).trim();
    const gone = form.querySelector(`[name="${row}DELETE"]:checked`);
    if (!text || !language || gone || row.includes("__prefix__")) continue;
    const kind = value(form, `${row}kind`);
    if (kind === "official") said.set(`form-${language}`, text);
    if (kind === "proposed") said.append("taken", language);
  }
  return said.toString();
}

/** @param {HTMLFormElement} form @param {string} name */
function value(form, name) {
  const input = form.elements.namedItem(name);
  return input instanceof HTMLInputElement || input instanceof HTMLSelectElement ? input.value : "";
}

/** @param {HTMLElement} box @param {Line[]} lines */
function draw(box, lines) {
  box.querySelector("tbody")?.replaceChildren(...lines.map(row));
  const none = /** @type {HTMLElement | null} */ (box.querySelector(".none-missing"));
  if (none) none.hidden = lines.length > 0;
  const status = box.querySelector("[role=status]");
  const written = lines.filter((line) => line.text);
  if (status) status.textContent = written.map((line) => `${line.name}: ${line.text}`).join("; ");
}

/** @param {Line} line */
function row(line) {
  const made = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  const text = document.createElement("td");
  text.className = "proposed";
  name.lang = text.lang = line.language;
  const said = document.createElement("td");
  name.textContent = line.name;
  text.textContent = line.text || "–";
  said.textContent = line.said;
  made.append(name, text, said);
  return made;
}
