import type { Provenance } from "@tvars/api";
import { originOf } from "@tvars/engine";
import { provenanceOf } from "../data/data.ts";
import type { Data } from "../data/data.ts";
import type { Model } from "./model.ts";

/** Where an answer about a network comes from: the network itself, and the tables of those who live along it. */
export function networkProvenance(
  data: Data,
  { snapshot, people, rules, remarks }: Pick<Model, "snapshot" | "people" | "rules" | "remarks">,
  how: Pick<Provenance, "method" | "command" | "request">,
): Provenance {
  const tables = provenanceOf(data, people.tables, withRules(how, rules));
  return {
    ...tables,
    origin: [originOf(snapshot), ...tables.origin],
    notes: [
      ...tables.notes,
      { text: people.note, mandatory: people.from === "streets" },
      ...remarks.map((text) => ({ text, mandatory: false })),
    ],
  };
}

/** Which roads were barriers, where it is not those that usually are. A body that is sent says so itself. */
function withRules(
  how: Pick<Provenance, "method" | "command" | "request">,
  rules: string,
): Pick<Provenance, "method" | "command" | "request"> {
  if (rules === "") return how;
  const { method, command, request } = how;
  return {
    method,
    command: `${command} --rules ${rules}`,
    request: request.startsWith("POST")
      ? request
      : `${request}${request.includes("?") ? "&" : "?"}${new URLSearchParams({ rules }).toString()}`,
  };
}

/** A command and the request that says the same; what is left out is what the program takes unless told. */
export function asked(
  command: string,
  path: string,
  options: Record<string, string | number | undefined>,
): Pick<Provenance, "command" | "request"> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return {
    command: ["tvars", command, ...given.map(([name, value]) => `--${name} ${quoted(String(value))}`)].join(
      " ",
    ),
    request: query === "" ? path : `${path}?${query}`,
  };
}

const quoted = (text: string): string =>
  /^[\w.,:@-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
