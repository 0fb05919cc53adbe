// What the pages' search finds: on stdin what the server says of programmes, each with queries.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const scripts = new URL("../../events/static/events/js/", pathToFileURL(import.meta.filename));
const { Search } = await import(new URL("search.js", scripts).href);

const { met } = await import(new URL("met.js", scripts).href);

const asked = JSON.parse(readFileSync(0, "utf8"));
const told = asked.map(({ findable, queries, folds, wanted }) => {
  const search = new Search(findable);
  const hits = (found) => found.map(({ n, score }) => [n, score]);
  return {
    speakers: queries.map((query) => hits(search.speakers(query))),
    sessions: queries.map((query) => hits(search.sessions(query))),
    met: wanted.map(([asked, view]) => {
      const { sessions, best, people } = met(search, asked, view);
      return { sessions: [...sessions], best, people };
    }),
    folds: folds.map((text) => search.spelling.fold(text)),
    bones: folds.map((text) => search.spelling.bones(search.spelling.fold(text).replaceAll(" ", ""))),
  };
});
console.log(JSON.stringify(told));
