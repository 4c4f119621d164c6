import type { StudyFigure } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { fieldWord } from "./field-words.ts";

/** Numbers that say which figure it is, where it lies or how long it took, rather than what it is. */
const NOT_FIGURES = new Set([
  "year",
  "type",
  "milliseconds",
  "provenance",
  "asked",
  "line",
  "at",
  "bounds",
  "rank",
  "code",
  "breaks",
  "range",
  "parameters",
  "replicates",
  "seed",
  "level",
]);
const NAMES = [
  "id",
  "type",
  "year",
  "from",
  "to",
  "kind",
  "form",
  "code",
  "barrier",
  "measure",
  "key",
] as const;

/** Lists whose entries say themselves what they are. */
const PLAIN_LISTS: ReadonlySet<string> = new Set([
  "types",
  "groups",
  "results",
  "rows",
  "areas",
  "trend",
  "years",
]);

const isFigure = (value: object): value is { value: number | null; status: string } =>
  "value" in value && "status" in value && typeof value.status === "string";

const textOf = (value: unknown): Text | undefined =>
  typeof value === "string"
    ? { sv: value, en: value }
    : value !== null && typeof value === "object" && "sv" in value && "en" in value
      ? (value as Text)
      : undefined;

/** What one entry of a list is known by: never its place in the list, which changes when another joins. */
function keyOf(entry: unknown, index: number): string {
  if (entry === null || typeof entry !== "object") return String(index);
  const of = entry as Record<string, unknown>;
  const own = NAMES.flatMap((name) =>
    ["string", "number"].includes(typeof of[name]) ? [`${name}=${String(of[name])}`] : [],
  );
  if (own.length > 0) return own.join(",");
  for (const name of ["area", "place", "service"]) {
    const inner = of[name];
    if (inner !== null && typeof inner === "object" && "id" in inner) return `${name}=${String(inner.id)}`;
    if (inner !== null && typeof inner === "object" && "kind" in inner)
      return `${name}=${String(inner.kind)}`;
  }
  return String(index);
}

function labelOf(entry: unknown): Text | undefined {
  if (entry === null || typeof entry !== "object") return undefined;
  const of = entry as Record<string, unknown>;
  const named = textOf(of.title) ?? textOf(of.name) ?? textOf(of.label);
  if (named) return named;
  for (const name of ["area", "place", "service"]) {
    const inner = labelOf(of[name]);
    if (inner) return inner;
  }
  const parts: Text[] = [];
  if (typeof of.year === "number") parts.push({ sv: String(of.year), en: String(of.year) });
  if (typeof of.type === "number") parts.push({ sv: `typ ${of.type}`, en: `type ${of.type}` });
  if (typeof of.from === "number" && typeof of.to === "number")
    parts.push({ sv: `${of.from} → ${of.to}`, en: `${of.from} → ${of.to}` });
  return parts.length > 0 ? listed(parts) : undefined;
}

/** "2019, typ 1: folkmängd": what it is of, then what of it. */
const joined = (parts: readonly Text[]): Text => {
  const line = (lang: "sv" | "en"): string => {
    const words = parts.map((part) => part[lang]).filter((word, at, all) => word !== all[at - 1]);
    const last = words.pop() ?? "";
    const text = words.length > 0 ? `${words.join(", ")}: ${last}` : last;
    return text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);
  };
  return { sv: line("sv"), en: line("en") };
};

/** Names of one entry, as they stand in a longer label. */
const listed = (parts: readonly Text[]): Text => ({
  sv: parts.map(({ sv }) => sv).join(", "),
  en: parts.map(({ en }) => en).join(", "),
});

/** Every figure of an answer with its path and what it is called, in the order of the answer. */
export function figuresOf(step: string, answer: unknown): StudyFigure[] {
  const found: StudyFigure[] = [];
  const add = (at: readonly string[], label: readonly Text[], value: number | null, status: string): void => {
    found.push({ step, at: at.join("/"), label: joined(label), value, status });
  };
  const visit = (value: unknown, at: readonly string[], label: readonly Text[]): void => {
    if (typeof value === "number") return add(at, label, value, value === 0 ? "zero" : "value");
    if (value === null || typeof value !== "object") return;
    if (Array.isArray(value)) {
      // A list of bare numbers is a line, an interval or an axis: its figures stand elsewhere.
      if (value.every((entry) => typeof entry !== "object" || entry === null || Array.isArray(entry))) return;
      const used = new Map<string, number>();
      value.forEach((entry, index) => {
        const key = keyOf(entry, index);
        const times = used.get(key) ?? 0;
        used.set(key, times + 1);
        const said = labelOf(entry);
        // An entry with a name of its own needs no word for the list it stands in, except where lists differ in that word alone.
        const over = PLAIN_LISTS.has(at.at(-1) ?? "") ? label.slice(0, -1) : label;
        visit(entry, [...at, times > 0 ? `${key}#${times + 1}` : key], said ? [...over, said] : label);
      });
      return;
    }
    if (isFigure(value)) add(at, label, value.value, value.status);
    for (const [name, inner] of Object.entries(value)) {
      if (NOT_FIGURES.has(name) || (name === "value" && isFigure(value))) continue;
      if ((name === "from" || name === "to") && typeof inner === "number") continue;
      visit(inner, [...at, name], [...label, fieldWord(name)]);
    }
  };
  visit(answer, [], []);
  return found;
}
