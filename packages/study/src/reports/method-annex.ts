import type { Report } from "@tvars/api";
import type { DocumentBlock, DocumentSource, Inline } from "@tvars/report/document";
import { requestOf } from "../studies/call.ts";
import { PROGRAM_VERSION } from "../studies/version.ts";
import { type Origin, type Told, originSaid, originsIn, sourceWord } from "./origins.ts";
import { dataSaid, releasedBy } from "./provenance-note.ts";
import { type AnsweredStep, linkOf, provenanceOf } from "./step-blocks.ts";
import { WORDS } from "./words.ts";

/** How each result was made, what it was made of, and what the sources ask to be said. */
export function methodBlocks({ lang }: Report, steps: readonly AnsweredStep[], told: Told): DocumentBlock[] {
  const sv = lang === "sv";
  const blocks: DocumentBlock[] = [
    { kind: "paragraph", text: [WORDS.everyFigure[lang]] },
    { kind: "paragraph", text: [`Program: Tvärs ${PROGRAM_VERSION}.`] },
  ];
  // What a source asks to be said with its figures is said once, however many results are made of them.
  const notes = new Set<string>();
  for (const { step, answer } of steps) {
    if (answer === undefined) continue;
    const provenance = provenanceOf(answer);
    const said = [provenance ? printable(provenance.method[lang]) : "", releasedBy(answer, lang) ?? ""];
    const text = said.filter((one) => one !== "").join(" ");
    if (text !== "")
      blocks.push({ kind: "heading", level: 2, text: step.title[lang] }, { kind: "paragraph", text: [text] });
    for (const one of provenance?.notes ?? []) if (one.mandatory) notes.add(one.text[lang].trim());
  }
  if (notes.size > 0)
    blocks.push(
      { kind: "heading", level: 2, text: sv ? "Källornas anmärkningar" : "Notes of the sources" },
      { kind: "list", items: [...notes].map(linked) },
    );
  return [...blocks, ...dataBlocks(steps, lang, told)];
}

/** Every snapshot once, with its licence and checksum. */
function dataBlocks(steps: readonly AnsweredStep[], lang: "sv" | "en", told: Told): DocumentBlock[] {
  const origins = new Map<string, Origin>();
  for (const { answer } of steps)
    for (const one of originsIn(answer)) origins.set(one.snapshot ?? originSaid(one, lang, told), one);
  if (origins.size === 0) return [];
  const sv = lang === "sv";
  return [
    { kind: "heading", level: 2, text: sv ? "Underlag med kontrollsummor" : "Data with checksums" },
    { kind: "paragraph", text: [WORDS.checksums[lang]] },
    {
      kind: "list",
      items: [...origins.values()]
        .toSorted((a, b) => ((a.snapshot ?? a.source) < (b.snapshot ?? b.source) ? -1 : 1))
        .map((one) => snapshotItem(one, lang, told)),
    },
  ];
}

function snapshotItem(origin: Origin, lang: "sv" | "en", told: Told): Inline[] {
  const sv = lang === "sv";
  const snapshot = told.snapshots.get(origin.snapshot ?? "");
  const word = sourceWord(origin, lang, told);
  const title = snapshot?.title[lang] ?? "";
  const days = [
    origin.updated ? `${sv ? "uppdaterad" : "updated"} ${origin.updated.slice(0, 10)}` : "",
    origin.fetched ? `${sv ? "hämtad" : "fetched"} ${origin.fetched.slice(0, 10)}` : "",
    origin.licence ?? "",
  ].filter((one) => one !== "");
  const named = title === "" || word.endsWith(title) ? word : `${word}: ${title}`;
  return [
    `${[named, ...days].join(", ")}. `,
    ...(origin.snapshot ? [{ text: origin.snapshot, code: true }] : []),
    ...(snapshot ? [" sha256 ", { text: snapshot.sha256, code: true }] : []),
  ];
}

/** Raised and lowered letters that the document's typeface does not have, as they are written in a line. */
const LETTERS: Record<string, string> = { ᵢ: "_i", ⱼ: "_j", ᴺ: "^N", ᴱ: "^E", "⁰": "^0" };
const printable = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll("\u0303", "~")
    .replaceAll(/[ᵢⱼᴺᴱ⁰]/g, (one) => LETTERS[one]!);

/** Where a step's figures come from and how they are had again: screen, command and request. */
export function sourceOf(
  { step, answer }: AnsweredStep,
  { lang }: Report,
  { base, told }: { base: string; told: Told },
): DocumentSource[] {
  if (answer === undefined) return [];
  const command = provenanceOf(answer)?.command;
  const data = dataSaid(answer, lang, told);
  const link = linkOf(step, base);
  return [
    {
      id: step.id,
      text: data === "" ? step.title[lang] : `${step.title[lang]}. ${data}`,
      ...(command === undefined ? {} : { command }),
      request: requestOf(step.route, step.asked),
      ...(link === undefined ? {} : { link }),
    },
  ];
}

type Words = string | { text: string; link: string };

/** A source's note with the links it writes as `[words](address)`. */
const linked = (note: string): Words[] =>
  note.split(/(\[[^\]]+\]\(https?:[^\s)]+\))/).flatMap((part): Words[] => {
    const [, text, link] = /^\[([^\]]+)\]\(([^\s)]+)\)$/.exec(part) ?? [];
    return text && link ? [{ text, link }] : part === "" ? [] : [part];
  });
