import assert from "node:assert/strict";
import { test } from "node:test";
import {
  NO_ALIGHTING,
  NO_BOARDING,
  NetworkError,
  clock,
  joinFeeds,
  readGtfs,
  readGtfsZip,
  timetableOn,
} from "../src/index.ts";
import { gtfs } from "./support/gtfs.ts";

const rides = (feed: ReturnType<typeof readGtfs>, date: string): string[] => {
  const t = timetableOn(feed, date);
  return [...t.run].map(
    (run, c) =>
      `${feed.trips.ids[t.tripOfRun[run]!]} ${feed.stops.ids[t.fromStop[c]!]} ${clock(t.departureS[c]!)} – ${feed.stops.ids[t.toStop[c]!]} ${clock(t.arrivalS[c]!)}`,
  );
};

const complains = (files: Record<string, string | Uint8Array>, ...parts: RegExp[]): void =>
  assert.throws(
    () => readGtfs(files),
    (error: NetworkError) =>
      error instanceof NetworkError &&
      error.kind === "file" &&
      parts.every((part) => part.test(error.message)),
  );

test("a day's connections are ordered by departure, and on equal departures follow their trips", () => {
  const feed = readGtfs(gtfs({ trips: { b: "X 08:05 Y 08:20", a: "X 08:00 Y 08:10/08:12 Z 08:30" } }));
  assert.deepEqual(rides(feed, "2026-03-17"), [
    "a X 08:00:00 – Y 08:10:00",
    "b X 08:05:00 – Y 08:20:00",
    "a Y 08:12:00 – Z 08:30:00",
  ]);
  assert.deepEqual(feed.remarks, []);
});

test("a trip past midnight rides after 24:00 of its day, and in the early hours of the next date", () => {
  const feed = readGtfs(gtfs({ trips: { night: "X 23:50 Y 24:10 Z 25:00" }, weekdays: "0000100" }));
  assert.deepEqual(rides(feed, "2026-03-20"), [
    "night X 23:50:00 – Y 24:10:00",
    "night Y 24:10:00 – Z 25:00:00",
  ]);
  assert.deepEqual(rides(feed, "2026-03-21"), ["night Y 00:10:00 – Z 01:00:00"]);
  assert.deepEqual(rides(feed, "2026-03-22"), []);
});

test("exceptions of calendar_dates add and take away days; without calendar.txt they alone tell", () => {
  const exceptions = "service_id,date,exception_type\nS,20260317,2\nS,20260321,1\n";
  const files: Record<string, string> = {
    ...gtfs({ trips: { a: "X 08:00 Y 08:10" }, weekdays: "1111100" }),
    "calendar_dates.txt": exceptions,
  };
  assert.deepEqual(
    ["2026-03-16", "2026-03-17", "2026-03-21", "2026-03-22"].map((d) => rides(readGtfs(files), d).length),
    [1, 0, 1, 0],
  );
  const { "calendar.txt": _, ...only } = files;
  assert.deepEqual(rides(readGtfs(only), "2026-03-21").length, 1);
  assert.throws(() => timetableOn(readGtfs(only), "2026-03-20"), /from 2026-03-21 to 2026-03-21/);
});

test("frequencies repeat a trip from the start up to, not at, the end, also where both times lie past midnight", () => {
  const files = {
    ...gtfs({ trips: { f: "X 06:00 Y 06:10" } }),
    "frequencies.txt":
      "trip_id,start_time,end_time,headway_secs\nf,08:00:00,09:00:00,1200\nf,24:30:00,25:00:00,1800\n",
  };
  assert.deepEqual(rides(readGtfs(files), "2026-03-17"), [
    "f X 00:30:00 – Y 00:40:00",
    "f X 08:00:00 – Y 08:10:00",
    "f X 08:20:00 – Y 08:30:00",
    "f X 08:40:00 – Y 08:50:00",
    "f X 24:30:00 – Y 24:40:00",
  ]);
});

test("calls without times get theirs in equal steps, and rows in any order are put in sequence", () => {
  const files = gtfs({ trips: { a: "X 08:00 Y - Z - W 08:30" } });
  const [head, ...rows] = (files["stop_times.txt"] as string).trim().split("\n");
  const feed = readGtfs({ ...files, "stop_times.txt": [head, ...rows.reverse()].join("\n") });
  assert.deepEqual(rides(feed, "2026-03-17"), [
    "a X 08:00:00 – Y 08:10:00",
    "a Y 08:10:00 – Z 08:20:00",
    "a Z 08:20:00 – W 08:30:00",
  ]);
});

test("quotes, commas in quotes, CRLF, a byte order mark, spaces and unknown columns are read", () => {
  const files = gtfs({ trips: { a: "X 8:00 Y 8:10" } });
  const stops =
    '\uFEFFstop_id, stop_name,unknown,stop_lat,stop_lon\r\n"X","Torget, ""norra""",,59.1,15.2\r\n Y ,Älvsjö,,59.2,15.3\r\n\r\n';
  const feed = readGtfs({ ...files, "stops.txt": stops });
  assert.deepEqual(feed.stops.ids, ["X", "Y"]);
  assert.deepEqual(feed.stops.names, ['Torget, "norra"', "Älvsjö"]);
  assert.deepEqual([...feed.stops.lat], [59.1, 59.2]);
  assert.deepEqual(rides(feed, "2026-03-17"), ["a X 08:00:00 – Y 08:10:00"]);
});

test("where boarding or alighting is not allowed the connection says so", () => {
  const files = gtfs({ trips: { a: "X 08:00 Y 08:10 Z 08:20" } });
  const lines = (files["stop_times.txt"] as string).trim().split("\n");
  const kinds = ["pickup_type,drop_off_type", "0,1", "1,1", "1,0"];
  const times = lines.map((line, k) => `${line},${kinds[k]}`).join("\n");
  const { flags } = timetableOn(readGtfs({ ...files, "stop_times.txt": times }), "2026-03-17");
  assert.deepEqual([...flags], [NO_ALIGHTING, NO_BOARDING]);
});

test("a feed lying in a folder of its archive is found, and what is no archive is told", () => {
  const files = gtfs({ trips: { a: "X 08:00 Y 08:10" } });
  const encoder = new TextEncoder();
  const unzip = (): Record<string, Uint8Array> =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`feed/${name}`, encoder.encode(text)]));
  assert.equal(readGtfsZip(new Uint8Array(4), unzip).trips.ids.length, 1);
  assert.throws(
    () =>
      readGtfsZip(new Uint8Array(4), () => {
        throw new Error("invalid zip data");
      }),
    (error: NetworkError) =>
      error.kind === "file" && /a zip archive/.test(error.message) && error.cause instanceof Error,
  );
});

test("files that cannot be used are told with file, line and what to do", () => {
  const good = gtfs({ trips: { a: "X 08:00 Y 08:10" } });
  const { "stop_times.txt": _, ...without } = good;
  complains(without, /without stop_times\.txt/, /fetch the complete feed/);
  const { "calendar.txt": __, ...timeless } = good;
  complains(timeless, /neither calendar\.txt nor calendar_dates\.txt/);
  complains(
    gtfs({ trips: { a: "X 08:00 Y 48:01" } }),
    /48:01:00 in column arrival_time on line 3 of stop_times\.txt/,
    /48:00:00/,
  );
  complains(gtfs({ trips: { a: "X 08:00 Y 08:61" } }), /minutes and seconds up to 59/);
  complains(gtfs({ trips: { a: "X 08:00 Y kl8" } }), /a time such as 08:05:00/);
  complains({ ...good, "stops.txt": "stop_id,stop_name\nX,x\n" }, /a column stop_lat/);
  complains(
    { ...good, "stops.txt": "stop_id,stop_lat,stop_lon\nX,590,15\n" },
    /590 in column stop_lat on line 2/,
  );
  complains(
    { ...good, "stops.txt": "stop_id,stop_lat,stop_lon,parent_station\nX,59,15,Y\nY,59,15,X\n" },
    /parent_station leads in a ring/,
  );
  complains(
    { ...good, "trips.txt": "route_id,service_id,trip_id\nR,S,other\n" },
    /without a call of a known trip/,
  );
  complains(
    { ...good, "calendar.txt": (good["calendar.txt"] as string).replace("20260101", "20261301") },
    /20261301 in column start_date/,
  );
  complains({ ...good, "stops.txt": "" }, /a line of column names/);
});

test("trips whose times go backwards, have no time at an end or one call only are left out and remarked on", () => {
  const feed = readGtfs(
    gtfs({
      trips: { back: "X 08:00 Y 07:50", open: "X 08:00 Y -", one: "X 08:00", good: "X 08:00 Y 08:10" },
    }),
  );
  assert.equal(rides(feed, "2026-03-17").length, 1);
  assert.equal(feed.remarks.length, 1);
  assert.equal(feed.remarks[0]!.count, 3);
  assert.equal(feed.remarks[0]!.example, "back");
});

test("an expired feed, or one not yet begun, has no timetable; feed_info goes before the calendar", () => {
  const feed = readGtfs(gtfs({ trips: { a: "X 08:00 Y 08:10" } }));
  assert.throws(() => timetableOn(feed, "2027-01-01"), /from 2026-01-01 to 2026-12-31.*has expired/);
  assert.throws(() => timetableOn(feed, "2025-12-31"), /Choose a later date/);
  assert.throws(() => timetableOn(feed, "2026-02-30"), /a date such as 2026-03-17/);
  const info = "feed_publisher_name,feed_start_date,feed_end_date\nP,20260301,20260331\n";
  const shorter = readGtfs({ ...gtfs({ trips: { a: "X 08:00 Y 08:10" } }), "feed_info.txt": info });
  assert.throws(() => timetableOn(shorter, "2026-04-01"), /from 2026-03-01 to 2026-03-31/);
});

test("joined feeds keep their trips apart under numbered ids and speak for the days all do", () => {
  const one = readGtfs(gtfs({ trips: { a: "X 08:00 Y 08:10" } }));
  const two = readGtfs({
    ...gtfs({ trips: { a: "Y 08:15 Z 08:25", b: "Z 08:40 Y 08:50" } }),
    "feed_info.txt": "feed_start_date,feed_end_date\n20260301,20260331\n",
    "transfers.txt": "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nY,Z,2,300\n",
  });
  const both = joinFeeds([one, two]);
  assert.deepEqual(rides(both, "2026-03-17"), [
    "1:a 1:X 08:00:00 – 1:Y 08:10:00",
    "2:a 2:Y 08:15:00 – 2:Z 08:25:00",
    "2:b 2:Z 08:40:00 – 2:Y 08:50:00",
  ]);
  assert.deepEqual(both.transfers, [{ from: 2, to: 3, kind: 2, minS: 300 }]);
  assert.throws(() => timetableOn(both, "2026-02-28"), /from 2026-03-01/);
});
