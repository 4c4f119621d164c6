import type { RecordsDefinition } from "@tvars/api";
import type { Text } from "@tvars/cube";

/** `--crs EPSG:3006 --x e --y n`: the options of `tvars records` that say the same as a definition. */
export function commandOf(verb: "try" | "add", file: string, definition: RecordsDefinition): string {
  const { place, time, groups, placeOf } = definition;
  const words = ["tvars records", verb, quoted(file), "--id", definition.id];
  switch (place.by) {
    case "point":
      words.push("--x", quoted(place.x), "--y", quoted(place.y));
      if (place.crs) words.push("--crs", place.crs);
      if (place.axisOrder) words.push("--axis-order", place.axisOrder);
      break;
    case "geometry":
      words.push("--geometry", "--apportion", place.apportion);
      if (place.crs) words.push("--crs", place.crs);
      break;
    case "code":
      words.push("--code", quoted(place.column), "--division", place.division);
      if (place.version) words.push("--area-version", place.version);
      break;
    case "key":
      words.push("--key", quoted(place.column), "--key-table", place.key);
  }
  words.push("--place-of", placeOf);
  if ("year" in time) words.push("--year", String(time.year));
  else words.push("--year-column", quoted(time.column));
  for (const { column, bands } of groups)
    words.push("--group", quoted(bands?.length ? `${column}=${bands.join(",")}` : column));
  if (definition.profile) words.push("--profile", definition.profile);
  words.push(...aboutOf(definition));
  return words.join(" ");
}

/** What is counted, what it is called and what is kept. Rules of secrecy beside the profile's are in the saved definition alone. */
function aboutOf(definition: RecordsDefinition): string[] {
  const { title, unit, source, amounts, rowCount, identifier, only, protectedIdentity, retention } =
    definition;
  const valued = ({ column, values }: { column: string; values: string[] }): string =>
    quoted(`${column}=${values.join(",")}`);
  return [
    "--title",
    quoted(title.sv),
    "--unit",
    quoted(unit.sv),
    "--source",
    quoted(source),
    ...(rowCount === undefined ? [] : ["--count", quoted(rowCount)]),
    ...amounts.flatMap(({ column }) => ["--amount", quoted(column)]),
    ...(identifier === undefined ? [] : ["--identifier", quoted(identifier)]),
    ...only.flatMap((one) => ["--only", valued(one)]),
    ...(protectedIdentity ? ["--protected", valued(protectedIdentity)] : []),
    ...(retention === undefined ? [] : ["--retention", retention]),
    ...(definition.keepIdentifiers ? ["--keep-identifiers"] : []),
    ...(definition.keepCoordinates ? ["--keep-coordinates"] : []),
  ];
}

const quoted = (text: string): string =>
  /^[\p{L}\p{N}._@:/=,-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

export const percentText = (share: number): Text => {
  const value = Math.round(share * 1000) / 10;
  return { sv: `${String(value).replace(".", ",")} %`, en: `${value}%` };
};
