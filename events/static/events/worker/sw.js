/**
 * Answers for the network where there is none: with the programme that this device has kept.
 *
 * One store holds, for each forum and language, its newest programme (`pages.json`, see
 * docs/formats.md), visited pages (screens; all pages where data is to be saved), the files that
 * these need, and a note of each: when it was true, and which files. A programme is put there
 * last and in one step, so that half of one never shows.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** Another number where what is kept is kept otherwise. */
const STORE = "kept-1";
/** Milliseconds that a page may take, and in which a programme is not asked for again. */
const [PATIENCE, FRESH] = [3000, 300_000];
const MOST = { programmes: 8, visited: 40, pictures: 300, bytes: 20e6 };
/** Files that are fetched beside each other, so that a slow network is not waited for one by one. */
const AT_ONCE = 6;
const PAGE = /^(\/[a-z]{2}\/[a-z0-9_-]{4,}\/)(.*)$/;
const FILE = /^\/(static|media\/photos)\/|^\/[a-z0-9_-]{4,}\/r\d+(-\w+\.css|\/search\.json)$/;
/** Files that are named by what is in them. */
const FOR_GOOD = /\.[0-9a-f]{12}\.\w+$|^\/media\/|-[0-9a-f]{8}\.css$/;
const NOTES = "/kept/?";
/** What leads elsewhere is 0 to a worker. */
const GONE = [0, 404, 410];

/**
 * @typedef {{ at: number, asked: number, tag: string, release: number, files: string[] }} Note
 * @typedef {object} Programme
 * @property {number} release
 * @property {string[]} frames
 * @property {Record<string, [frame: number, title: string, main: string]>} pages
 * @property {string[]} files
 * @property {string[]} pictures
 */

const store = () => caches.open(STORE);

/** @param {string} address @returns {Promise<Note | undefined>} */
const note = async (address) => (await (await store()).match(NOTES + address))?.json();

/** @param {string} address @param {Note} said */
const write = async (address, said) =>
  (await store()).put(NOTES + address, new Response(JSON.stringify(said)));

/** @returns {Promise<string[]>} the addresses of all programmes and visited pages */
const held = async () =>
  (await (await store()).keys()).map(({ url }) => url).filter((url) => url.includes(NOTES))
    .map((url) => url.slice(url.indexOf(NOTES) + NOTES.length));

/** @param {string} address @param {RequestCache} [cache] */
async function get(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw answer;
  return answer;
}

/**
 * Keep the programme at the address, or learn that there is none any more.
 * @param {string} address
 * @param {number} release what the page shows; 0 where it cannot know
 */
async function keep(address, release) {
  const kept = await store();
  const before = await note(address);
  const at = Date.now();
  if (before?.release === release && at - before.asked < FRESH) return write(address, { ...before, at });
  const answer = await fetch(address, { cache: "no-cache" });
  if (GONE.includes(answer.status) || answer.redirected) return forget(address);
  if (!answer.ok) return;
  const tag = answer.headers.get("etag") ?? "";
  if (before?.tag === tag) return write(address, { ...before, at, asked: at });
  /** @type {Programme} */
  const { files, pictures, pages, release: now } = await answer.clone().json();
  /** @type {Map<string, Response>} */
  const fetched = new Map();
  const wanted = [];
  for (const file of files) if (!(FOR_GOOD.test(file) && (await kept.match(file)))) wanted.push(file);
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    await Promise.all(wanted.slice(from, from + AT_ONCE).map(async (file) =>
      fetched.set(file, await get(file, FOR_GOOD.test(file) ? "default" : "no-cache"))));
  }
  for (const [file, response] of fetched) await kept.put(file, response);
  await kept.put(address, answer);
  await write(address, {
    at, asked: at, tag, release: now, files: files.concat(pictures),
  });
  const root = address.replace("pages.json", "");
  for (const each of await held()) {
    const [path = ""] = each.split("?");
    if (each.startsWith(root) && path.slice(root.length) in pages) await drop(each);
  }
  await portray(pictures);
}

/** @param {string[]} pictures kept as far as there is room; a page can do without */
async function portray(pictures) {
  const kept = await store();
  const all = (await kept.keys()).filter(({ url }) => url.includes("/media/"));
  let [count, bytes] = [all.length, 0];
  for (const one of all) bytes += size(await kept.match(one));
  for (const picture of pictures) {
    if (await kept.match(picture)) continue;
    const answer = await get(picture).catch(() => undefined);
    bytes += size(answer);
    if (++count > MOST.pictures || bytes > MOST.bytes) return;
    if (answer) await kept.put(picture, answer);
  }
}

/** @param {Response | undefined} answer */
const size = (answer) => Number(answer?.headers.get("content-length") ?? 1e5);

/**
 * Keep one page with what it was shown with, which the browser has at hand.
 * @param {string} address
 * @param {string[]} named
 * @param {number} release
 * @param {boolean} loaded
 */
async function visited(address, named, release, loaded) {
  const kept = await store();
  const files = named.filter((each) => FILE.test(each));
  const page = await get(address, loaded ? "force-cache" : "no-cache");
  const all = await Promise.all(files.map((file) => get(file, "force-cache")));
  for (const [place, file] of files.entries()) {
    await kept.put(file, /** @type {Response} */ (all[place]));
  }
  await kept.put(address, page);
  await write(address, { at: Date.now(), asked: 0, tag: "", release, files });
}

/** @param {string} address */
async function drop(address) {
  const kept = await store();
  await kept.delete(address);
  await kept.delete(NOTES + address);
}

/** @param {string} address of a forum's programme that is there no more */
async function forget(address) {
  const forum = address.split("/")[2];
  for (const each of await held()) if (each.split("/")[2] === forum) await drop(each);
  await tidy();
}

/** Let go of what nothing kept needs, and of the oldest where there is too much. */
async function tidy() {
  const kept = await store();
  /** @type {[address: string, note: Note][]} */
  const notes = [];
  for (const address of await held()) {
    const said = await note(address);
    if (said) notes.push([address, said]);
  }
  notes.sort(([, one], [, other]) => other.at - one.at);
  const whole = notes.filter(([address]) => address.endsWith("/pages.json"));
  const single = notes.filter((each) => !whole.includes(each));
  const stay = [...whole.slice(0, MOST.programmes), ...single.slice(0, MOST.visited)];
  const needed = new Set(stay.flatMap(([address, { files }]) => [address, NOTES + address, ...files]));
  for (const request of await kept.keys()) {
    if (!needed.has(request.url.slice(location.origin.length))) await kept.delete(request);
  }
  for (const name of await caches.keys()) if (name !== STORE) await caches.delete(name);
}

/**
 * The page as it is kept, or what says that it is not; nothing where the forum is not kept.
 * @param {URL} url
 * @returns {Promise<Response | undefined>}
 */
async function page(url) {
  const [, root = "", path = ""] = PAGE.exec(url.pathname) ?? [];
  const kept = await store();
  for (const address of [url.pathname + url.search, url.pathname]) {
    const single = await kept.match(address);
    if (single) return dated(single, address, await single.text());
  }
  const address = `${root}pages.json`;
  const whole = await kept.match(address);
  if (!whole) return;
  /** @type {Programme} */
  const { frames, pages } = await whole.clone().json();
  const view = url.searchParams.get("view");
  const sent = url.searchParams.has("sessions");
  const found = sent ? null : (view && pages[`${path}?view=${view}`]) || pages[path];
  const [frame, title, main] = found ?? pages["?"] ?? [0, "", ""];
  const parts = ["", title, path, main];
  const html = frames[frame]?.replace(/[\x01-\x03]/g, (sign) => parts[sign.charCodeAt(0)] ?? "");
  return dated(whole, address, html ?? "", found ? 200 : 503);
}

/** @param {Response} kept @param {string} address @param {string} html @param {number} [status] */
async function dated(kept, address, html, status = 200) {
  const at = (await note(address))?.at ?? 0;
  const headers = new Headers(kept.headers);
  headers.set("content-type", "text/html; charset=utf-8");
  headers.delete("content-encoding");
  return new Response(html.replace("<body", `<body data-kept="${at}"`), { status, headers });
}

/**
 * A file as kept; of a portrait in whatever size.
 * @param {string} path
 * @returns {Promise<Response | undefined>}
 */
async function file(path) {
  const kept = await store();
  const found = await kept.match(path, { ignoreVary: true });
  const photo = /[0-9a-f]{64}/.exec(path)?.[0];
  if (found || !photo) return found;
  const other = (await kept.keys()).find(({ url }) => url.includes(photo));
  return other && kept.match(other);
}

/**
 * What the network says, unless it fails or takes too long while something is kept.
 * @param {Promise<Response>} asked
 * @param {() => Promise<Response | undefined>} kept
 */
async function first(asked, kept) {
  const late = new Promise((_resolve, reject) => setTimeout(reject, PATIENCE));
  try {
    const answer = /** @type {Response} */ (await Promise.race([asked, late]));
    if (answer.status < 500) return answer;
  } catch {}
  asked.catch(() => {});
  return (await kept().catch(() => undefined)) ?? asked;
}

/** @param {FetchEvent} event */
async function visit(event) {
  const url = new URL(event.request.url);
  /** What is not of a forum, as a person at all of them, is said to be missing in that one. */
  const kept = async () => (await page(url)) ?? page(new URL("./-/", event.request.referrer));
  const answer = await first(fetch(event.request), kept);
  const root = PAGE.exec(url.pathname)?.[1];
  if (root && GONE.includes(answer.status)) {
    const address = `${root}pages.json`;
    event.waitUntil(inTurn(async () => (await note(address)) && keep(address, 0)));
  }
  return answer;
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const page = PAGE.test(pathname) && pathname.endsWith("/");
  /** A script may read a whole page; what it asks anew, or of a query, it is not told from here. */
  if (page && (request.mode === "navigate" || (request.cache === "default" && !search))) {
    event.respondWith(visit(event));
  } else if (FOR_GOOD.test(pathname) && FILE.test(pathname)) {
    const kept = file(pathname).catch(() => undefined);
    event.respondWith(kept.then((found) => found ?? fetch(request)));
  } else if (FILE.test(pathname)) {
    event.respondWith(first(fetch(request), () => file(pathname)));
  }
});

/** @type {Promise<unknown>} */
let turn = Promise.resolve();

/** One after another, so that two pages do not keep the same at once. @param {() => unknown} work */
const inTurn = (work) => (turn = turn.then(work).catch(() => {}));

worker.addEventListener("message", (event) => {
  const { address, files, release, loaded } = event.data;
  event.waitUntil(inTurn(async () => {
    await (files ? visited(address, files, release, loaded) : keep(address, release));
    /** An older page that is still open may yet load a file of its own time. */
    const open = await worker.clients.matchAll({ includeUncontrolled: true });
    if (loaded && open.length < 2) await tidy();
  }));
});

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});
