// Prints what ical.js makes of a calendar on stdin: each event's uid and the instants in UTC.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const instants = [event.startDate, event.endDate];
  return [event.uid, ...instants.map((time) => new Date(time.toUnixTime() * 1000).toISOString())];
});
console.log(JSON.stringify(events));
