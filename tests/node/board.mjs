// People at one timetable board, and its server in memory. On stdin boards, each with what is done
// there; on stdout where everything stands in the end, at each of them, and what they were told.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const board = new URL("../../sessions/static/program_sessions/board/", pathToFileURL(import.meta.filename));
const { Store } = await import(new URL("store.js", board).href);

/** Keeps the contract of the real one: versions, keys, all or nothing. */
class Fake {
  seq = 1;
  reachable = true;
  deaf = false; // it hears, but its answer is lost
  log = new Map();
  done = new Map();
  constructor(rows) {
    this.rows = new Map(rows.map((row) => [row.id, { ...row }]));
  }
  client = (name) => ({
    move: async (move) => this.reach(() => this.move(move, name)),
    changes: async (since) =>
      this.reach(() => ({
        status: 200,
        body: structuredClone({
          seq: this.seq,
          frame: "",
          sessions: [...this.log].filter(([, at]) => at > since).map(([id]) => this.rows.get(id)),
        }),
      })),
  });
  reach(answer) {
    if (!this.reachable) throw new Error("no connection");
    const told = answer();
    if (this.deaf) throw new Error("the answer was lost");
    return told;
  }
  move({ key, items }, by) {
    if (!this.done.has(key)) this.done.set(key, this.judged(structuredClone(items), by));
    return structuredClone(this.done.get(key));
  }
  judged(items, by) {
    const stale = items.filter(({ id, v }) => (this.rows.get(id)?.v ?? 0) !== v);
    if (stale.length) return { status: 409, body: { stale: stale.map(({ id }) => ({ ...this.rows.get(id) })) } };
    if (items.some(({ room }) => room === "closed")) return { status: 422, body: { detail: "That room is closed." } };
    this.seq += 1;
    for (const item of items) {
      this.rows.set(item.id, { ...this.rows.get(item.id), ...item, v: item.v + 1, by });
      this.log.set(item.id, this.seq);
    }
    return { status: 200, body: { seq: this.seq, sessions: items.map(({ id }) => ({ ...this.rows.get(id) })) } };
  }
}

const memory = () => {
  const moves = new Map();
  return {
    all: () => structuredClone([...moves.values()]),
    put: (move) => moves.set(move.key, structuredClone(move)),
    drop: (move) => moves.delete(move.key),
  };
};

class Person {
  told = [];
  kept = memory();
  hold = null;
  constructor(name, server, given) {
    Object.assign(this, { name, server, given });
    this.come();
  }
  come() {
    this.store = new Store(this.server.client(this.name), this.kept);
    for (const type of ["news", "refused"]) {
      this.store.addEventListener(type, ({ detail }) => this.told.push({ type, ...detail }));
    }
    const { seq, rows } = this.server;
    this.store.load(structuredClone({ ...this.given, seq, frame: "", themes: [], sessions: [...rows.values()] }));
  }
  move = (ids, to) => this.store.move(ids.map((id) => ({ id, to })), ids[0]);
  pick = (id) => {
    this.hold = { id, v: this.store.sessions.get(id).v };
    this.store.held.add(this.hold);
  };
  put = (to) => {
    const { id, v } = this.hold;
    this.store.held.delete(this.hold);
    this.store.move([{ id, v, to }], id);
  };
  create = (session) => this.store.create([session]);
  turn = (way) => {
    const { step, refused } = this.store.turn(way);
    this.told.push({ type: way, done: Boolean(step), by: refused?.by ?? null });
  };
  send = () => this.store.send().catch(() => {});
  poll = () => this.store.poll().catch(() => {});
  drain = async () => {
    while (this.store.queue.length) await this.send();
    await this.poll();
  };
}

const places = (sessions) =>
  Object.fromEntries(
    [...sessions].filter((one) => !one.gone).map(({ id, room, at, start, minutes }) => [
      id, [room, at ?? (start ? Date.parse(start) : null), minutes],
    ]),
  );

async function played({ board: given, people, script }) {
  const server = new Fake(given.sessions);
  const there = new Map(people.map((name) => [name, new Person(name, server, given)]));
  const seen = [];
  for (const [who, what, ...more] of script) {
    if (who === "server") server[what] = more[0];
    else if (what === "look") seen.push(places(there.get(who).store.sessions.values()));
    else await there.get(who)[what](...more);
  }
  Object.assign(server, { reachable: true, deaf: false });
  for (const person of [...there.values(), ...there.values()]) await person.drain();
  return {
    seen,
    server: places(server.rows.values()),
    people: [...there].map(([, { store }]) => places(store.sessions.values())),
    told: Object.fromEntries([...there].map(([name, { told }]) => [name, told])),
    waiting: [...there].map(([, { kept }]) => kept.all().length),
    history: [...there].map(([, { store }]) => store.history.steps),
  };
}

const given = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await Promise.all(given.map(played))));
