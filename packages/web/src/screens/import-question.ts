import type { Text } from "@tvars/cube";

/** One way to answer what the program asks instead of guessing: the fields to send again with the file. */
export interface ImportChoice {
  fields: Record<string, string>;
  /** What the choice means; for a coordinate system, where it would put the file. */
  label: Text;
}

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const isText = (value: unknown): value is Text =>
  isObject(value) && typeof value.sv === "string" && typeof value.en === "string";

const ORDER = {
  "east-north": { sv: "öst först", en: "east first" },
  "north-east": { sv: "nord först", en: "north first" },
} as const;
const isOrder = (value: unknown): value is keyof typeof ORDER =>
  value === "east-north" || value === "north-east";

function ofCandidate(candidate: unknown): ImportChoice | null {
  if (!isObject(candidate) || typeof candidate.crs !== "string") return null;
  const { crs, axisOrder, name, place } = candidate;
  const order = isOrder(axisOrder) ? axisOrder : "east-north";
  const where = isText(place) ? place : { sv: "", en: "" };
  const say = (lang: "sv" | "en"): string =>
    [`${typeof name === "string" ? `${name} (${crs})` : crs}, ${ORDER[order][lang]}`, where[lang]]
      .filter(Boolean)
      .join(": ");
  return { fields: { crs, axisOrder: order }, label: { sv: say("sv"), en: say("en") } };
}

function ofWord(word: unknown): ImportChoice | null {
  if (typeof word !== "string") return null;
  const system = word.match(/^(EPSG:\d+) (east-north|north-east)$/);
  if (system) return ofCandidate({ crs: system[1], axisOrder: system[2] });
  const field = /^(riket|lan|kommun|regso|deso)@\d{4}$/.test(word) ? "version" : "layer";
  return { fields: { [field]: word }, label: { sv: word, en: word } };
}

/** The choices in a problem's question, in the order the server thinks likeliest; empty when there is no question. */
export function readQuestion(question: unknown): ImportChoice[] {
  const list =
    isObject(question) && !Array.isArray(question) ? (question.candidates ?? question.choices) : question;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => ofCandidate(item) ?? ofWord(item) ?? []);
}
