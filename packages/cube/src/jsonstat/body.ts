import { CubeError, text } from "../error.ts";

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const field = (object: Json, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/**
 * The data set in a body: text, bytes or what JSON.parse made of it. A collection with one data set is that data set.
 * @throws CubeError `web-page`, `truncated` or `shape`
 */
export function readBody(body: unknown): Json {
  const parsed =
    typeof body === "string" ? parse(body) : body instanceof Uint8Array ? parse(decode(body)) : body;
  if (!isObject(parsed))
    throw wrong(
      text("Svaret är ingen JSON-stat", "The body is not JSON-stat"),
      parsed,
      text("ett objekt", "an object"),
    );
  const kind = field(parsed, "class") ?? (field(parsed, "dimension") ? "dataset" : undefined);
  if (kind === "dataset") return parsed;
  if (kind === "collection") return onlyItem(parsed);
  throw wrong(
    text("Svaret har fel slag (class)", "The body is of the wrong class"),
    kind ?? Object.keys(parsed).slice(0, 5),
    text("dataset eller en collection med ett dataset", "dataset, or a collection with one dataset"),
  );
}

function onlyItem(collection: Json): Json {
  const link = field(collection, "link");
  const items = isObject(link) ? field(link, "item") : undefined;
  const datasets = (Array.isArray(items) ? items : []).filter(
    (item): item is Json => isObject(item) && isObject(field(item, "dimension")),
  );
  if (datasets.length === 1 && (items as unknown[]).length === 1) return datasets[0]!;
  throw wrong(
    text("Samlingen (collection) kan inte läsas", "The collection cannot be read"),
    `${Array.isArray(items) ? items.length : 0} item`,
    text("ett enda inbäddat dataset", "exactly one embedded dataset"),
  );
}

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes);

function parse(body: string): unknown {
  const json = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw unreadable(json, cause);
  }
}

function unreadable(json: string, cause: unknown): CubeError {
  const start = json.slice(0, 200).trimStart();
  if (start.startsWith("<"))
    return new CubeError({
      kind: "web-page",
      what: text("Fick en webbsida i stället för data", "Got a web page instead of data"),
      value: start.slice(0, 80),
      expected: text("JSON-stat 2, som börjar med {", "JSON-stat 2, which starts with {"),
      action: text(
        "Kontrollera adressen, eller försök igen: tjänsten kan vara nere.",
        "Check the address, or try again: the service may be down.",
      ),
      cause,
    });
  const end = json.slice(-200).trimEnd();
  if (end === "" || (start.startsWith("{") && isOpen(json)))
    return new CubeError({
      kind: "truncated",
      what: text(
        `Svaret är avhugget efter ${json.length} tecken`,
        `The body is cut off after ${json.length} characters`,
      ),
      value: end.slice(-40),
      expected: text("en hel JSON-stat som slutar med }", "a whole JSON-stat that ends with }"),
      action: text("Hämta den igen.", "Fetch it again."),
      cause,
    });
  return wrong(
    text(`Svaret är inte JSON (${String(cause)})`, `The body is not JSON (${String(cause)})`),
    start.slice(0, 80),
    text("JSON-stat 2, som börjar med {", "JSON-stat 2, which starts with {"),
    cause,
  );
}

/** Whether JSON ends inside an object, an array or a text; engines word this differently, so it is counted here. */
function isOpen(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '"') {
      for (at++; at < json.length && json[at] !== '"'; at++) if (json[at] === "\\") at++;
      if (at >= json.length) return true;
    } else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
  }
  return depth > 0;
}

/** A body that breaks its format. */
export function wrong(
  what: CubeError["problem"]["what"],
  value: unknown,
  expected: CubeError["problem"]["expected"],
  cause?: unknown,
): CubeError {
  return new CubeError({
    kind: "shape",
    what,
    value,
    expected,
    action: text(
      "Hämta tabellen igen som json-stat2; kvarstår felet, anmäl det till källan.",
      "Fetch the table again as json-stat2; if it stays, report it to the source.",
    ),
    ...(cause === undefined ? {} : { cause }),
  });
}
