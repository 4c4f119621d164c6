/**
 * A small feed, all of 2026. A trip is "STOP arrival/departure STOP time …", HH:MM or "-" for a call without time; stops are named by
 * the trips. Weekdays are seven digits from Monday.
 */
export function gtfs({
  trips,
  weekdays = "1111111",
}: {
  trips: Readonly<Record<string, string>>;
  weekdays?: string;
}): Record<string, string> {
  const stops = new Set<string>();
  const times: string[] = ["trip_id,arrival_time,departure_time,stop_id,stop_sequence"];
  for (const [trip, calls] of Object.entries(trips)) {
    const parts = calls.split(" ");
    for (let k = 0; k < parts.length; k += 2) {
      stops.add(parts[k]!);
      const [arrival, departure = arrival] = parts[k + 1]!.split("/").map((time) =>
        time === "-" ? "" : `${time}:00`,
      );
      times.push(`${trip},${arrival},${departure},${parts[k]},${k + 1}`);
    }
  }
  const lines = (...rows: string[]): string => `${rows.join("\n")}\n`;
  return {
    "stops.txt": lines(
      "stop_id,stop_name,stop_lat,stop_lon",
      ...[...stops].map((id, k) => `${id},${id},59.${k},15.${k}`),
    ),
    "routes.txt": lines("route_id,route_short_name,route_type", "R,1,3"),
    "trips.txt": lines("route_id,service_id,trip_id", ...Object.keys(trips).map((trip) => `R,S,${trip}`)),
    "stop_times.txt": lines(...times),
    "calendar.txt": lines(
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
      `S,${[...weekdays].join(",")},20260101,20261231`,
    ),
  };
}
