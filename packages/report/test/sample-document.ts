import { documentFigure, documentTable } from "@tvars/report/document";
import type { DocumentModel } from "@tvars/report/document";
import { EXHIBITS } from "./gallery.ts";

const CHOSEN = [
  ["map-types", "analysis"],
  ["type-strip-many", "analysis"],
  ["interval-dots", "analysis"],
  ["trend-many", "follow-up"],
  ["slope", "follow-up"],
  ["transitions", "follow-up"],
] as const;

/** An invented report of some pages: every kind of block, seven pictures, both languages, and text that tries to be markup. */
export function sampleDocument(lang: "sv" | "en"): DocumentModel {
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  const figures = CHOSEN.map(([id]) => {
    const exhibit = EXHIBITS.find((one) => one.id === id)!;
    return documentFigure(exhibit.make({ lang, width: 640, standalone: false, theme: "print" }), {
      id,
      lang,
      origin: id === "transitions" ? ["example", "own"] : ["example"],
      link: "https://example.org/?v=1&fig=" + id,
    });
  });
  const strip = EXHIBITS.find(({ id }) => id === "type-strip-many")!.make({ lang });
  return {
    id: "exempelrapport",
    lang,
    title: say(
      "Segregation och statliga vägar i exempelregionen",
      "Segregation and state roads in the example region",
    ),
    subtitle: say("Redovisning av ett påhittat uppdrag", "Account of an invented assignment"),
    author: say("Exempelmyndigheten", "The Example Agency"),
    date: "2022-10-28",
    banner: say("Påhittade siffror ur exempelregionen", "Invented figures from the example region"),
    front: {
      agency: say("Exempelmyndigheten", "The Example Agency"),
      addressee: say("Regeringskansliet", "The Government Offices"),
      facts: [
        { name: say("Uppdragets beteckning", "Reference"), content: "Ju2022/01507" },
        { name: say("Vår beteckning", "Our reference"), content: "EX 2022/00042" },
        { name: say("Redovisas senast", "Due"), content: "2022-10-28" },
        { name: say("Beslutsfattare", "Decided by"), content: "Generaldirektör Åsa Öberg" },
      ],
    },
    blocks: [
      { kind: "contents" },
      { kind: "page-break" },
      { kind: "heading", level: 1, text: say("Sammanfattning", "Summary") },
      {
        kind: "paragraph",
        style: "lead",
        text: [
          say(
            "Tre av tio invånare bor i områden med socioekonomiska utmaningar. Vägen och järnvägen skiljer dem från service.",
            "Three in ten residents live in areas with socioeconomic challenges. The road and the railway part them from services.",
          ),
        ],
      },
      {
        kind: "facts",
        items: [
          {
            label: say("bor i typ 1 och 2", "live in types 1 and 2"),
            value: say("26,4 %", "26.4%"),
            note: say("av 150 210 invånare", "of 150,210 residents"),
          },
          { label: say("passager över vägen", "crossings of the road"), value: "7" },
          { label: say("längsta omväg till skola", "longest detour to a school"), value: "2,3 km" },
        ],
      },
      {
        kind: "paragraph",
        text: [
          say("Så här skrivs ", "This is "),
          { text: say("viktigt", "important"), strong: true },
          " och ",
          { text: say("betonat", "emphasised"), emphasis: true },
          say(", och en ", ", and a "),
          { text: say("länk till SCB", "link to Statistics Sweden"), link: "https://www.scb.se/" },
          '. #panic[1] $x$ *a* _b_ @c <d> // e `f` \\ "g" & [h] {i} ~ \' 100 % – åäö',
        ],
      },
      {
        kind: "list",
        items: [
          [say("Vilka områden har störst utmaningar?", "Which areas have the greatest challenges?")],
          [say("Vem når service till fots?", "Who reaches services on foot?")],
        ],
      },
      { kind: "list", ordered: true, items: [[say("Analys", "Analysis")], [say("Planering", "Planning")]] },
      { kind: "heading", level: 1, text: say("Analys", "Analysis") },
      {
        kind: "paragraph",
        style: "finding",
        text: [
          say(
            "Utmaningarna är störst öster om järnvägen.",
            "The challenges are greatest east of the railway.",
          ),
        ],
      },
      ...figures.slice(0, 3),
      {
        kind: "note",
        tone: "secrecy",
        title: say("Skyddade värden", "Protected figures"),
        text: [
          say(
            "Tal under fem visas inte, och kan inte räknas fram ur summor.",
            "Numbers below five are not shown, and cannot be worked out from totals.",
          ),
        ],
      },
      { kind: "heading", level: 2, text: say("Befolkning efter områdestyp", "Population by area type") },
      documentTable(strip.table, {
        id: "population",
        title: strip.title,
        lang,
        origin: ["example"],
        notes: [say("Typ 1 har störst utmaningar.", "Type 1 has the greatest challenges.")],
      }),
      { kind: "heading", level: 1, text: say("Uppföljning", "Follow-up") },
      ...figures.slice(3),
      { kind: "paragraph", style: "small", text: [say("Framtagen med Tvärs.", "Made with Tvärs.")] },
    ],
    sources: [
      {
        id: "example",
        text: say(
          "Exempelregionen, påhittade områden och invånare, 2011–2024",
          "The example region, invented areas and residents, 2011–2024",
        ),
        command: "tvars show types --place 0000 --year 2024 --workspace exempel --format json --decimals 1",
        request: "GET /api/v1/types?place=0000&year=2024&workspace=exempel&format=json&decimals=1&lang=sv",
        link: "https://example.org/data",
      },
      {
        id: "own",
        text: say(
          "Myndighetens egna uppgifter, utlämning 2022-1",
          "The agency's own records, release 2022-1",
        ),
      },
    ],
  };
}
