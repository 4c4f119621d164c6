import { crc32 } from "node:zlib";

/** A feed of one trip between two stops, without stop_times where `times` is null. */
export function feedZip(times: string | null = "T,08:00:00,08:00:00,A,1\nT,08:10:00,08:10:00,B,2\n"): Buffer {
  return zipped({
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\nA,Ena,56.62,18.54\nB,Andra,56.63,18.55\n",
    "routes.txt": "route_id,route_short_name,route_type\nL,1,3\n",
    "trips.txt": "route_id,service_id,trip_id\nL,S,T\n",
    "calendar_dates.txt": "service_id,date,exception_type\nS,20260317,1\n",
    ...(times === null
      ? {}
      : { "stop_times.txt": `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${times}` }),
  });
}

/** A zip archive whose entries are stored as they are. */
function zipped(files: Record<string, string>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(body), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(body.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(at, 12);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), shared, path, body]);
    // Comment, disk and attributes are nought; what is left is where the entry begins.
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, central.subarray(2), path]));
    entries.push(entry);
    at += entry.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, list, end]);
}
