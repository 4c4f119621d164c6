import type { BreakdownAsked } from "@tvars/api";

/** The command and the request that give the same table again. */
export function againOf(asked: BreakdownAsked): { command: string; request: string } {
  const {
    records,
    by,
    place,
    years,
    figure,
    amount,
    having,
    where,
    per,
    reference,
    standardise,
    level,
    secrecy,
  } = asked;
  const list: [string, string][] = [["by", by.join(",")]];
  if (place !== "riket") list.push(["place", place]);
  if (years) list.push(["years", years.join(",")]);
  list.push(["figure", figure]);
  if (amount !== undefined) list.push(["amount", amount]);
  if (having) list.push(["having", `${having.group}=${having.values.join(",")}`]);
  const wheres = Object.entries(where).map(([group, values]) => `${group}=${values.join(",")}`);
  if (per !== "none") list.push(["per", per]);
  if (reference !== undefined) list.push(["reference", String(reference)]);
  if (standardise !== "none") list.push(["standardise", standardise]);
  if (level !== 0.95) list.push(["level", String(level)]);
  if (secrecy?.rounding !== undefined) list.push(["rounding", String(secrecy.rounding)]);
  return {
    command: [
      `tvars records table ${records}`,
      ...list.map(([name, value]) => `--${name} ${quoted(value)}`),
      ...wheres.map((one) => `--where ${quoted(one)}`),
    ].join(" "),
    request: `/api/records/${records}/table?${[
      ...list,
      ...(wheres.length > 0 ? [["where", wheres.join(";")]] : []),
    ]
      .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
      .join("&")}`,
  };
}

const quoted = (text: string): string =>
  /^[\w@:.,=+-]*$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
