import type { Release, ReleaseCheck, ReleaseHead } from "@tvars/api";
import type { Lang, Words } from "./lang.ts";
import { numberText, rowsText } from "./rows.ts";

const STATES: Record<ReleaseHead["state"], Words> = {
  draft: { sv: "utkast", en: "draft" },
  released: { sv: "utlämnad", en: "released" },
  refused: { sv: "avslagen", en: "refused" },
  withdrawn: { sv: "återkallad", en: "withdrawn" },
};

const EVENTS: Record<Release["log"][number]["what"], Words> = {
  drafted: { sv: "utkast", en: "drafted" },
  checked: { sv: "prövad", en: "checked" },
  released: { sv: "utlämnad", en: "released" },
  refused: { sv: "avslagen", en: "refused" },
  withdrawn: { sv: "återkallad", en: "withdrawn" },
  erratum: { sv: "rättelse", en: "erratum" },
};

const VERDICTS: Record<ReleaseCheck["verdict"], Words> = {
  safe: { sv: "SÄKER", en: "SAFE" },
  unsafe: { sv: "INTE SÄKER: får inte lämnas ut", en: "UNSAFE: must not go out" },
  review: { sv: "KRÄVER EN BEDÖMNING", en: "NEEDS A DECISION" },
};

export const headsText = (all: readonly ReleaseHead[], lang: Lang): string =>
  all.length === 0
    ? `${lang === "sv" ? "Inga utlämningar." : "No releases."}\n`
    : rowsText(
        all,
        [
          { head: { sv: "utlämning", en: "release" }, text: ({ id }) => id },
          { head: { sv: "läge", en: "state" }, text: ({ state }) => STATES[state][lang] },
          { head: { sv: "utkast", en: "drafted" }, text: ({ drafted }) => drafted.slice(0, 10) },
          { head: { sv: "beslut", en: "decided" }, text: ({ decided }) => decided?.slice(0, 10) ?? "" },
          { head: { sv: "ersatt av", en: "superseded by" }, text: ({ supersededBy }) => supersededBy ?? "" },
          { head: { sv: "vad", en: "what" }, text: ({ title }) => title[lang] },
        ],
        lang,
      );

/** What it is, what has happened to it, and where it lies. */
export function releaseText(release: Release, lang: Lang): string {
  const { id, title, state, link, sha256, errata, supersededBy, log } = release;
  const sv = lang === "sv";
  const lines = [
    `${id}: ${STATES[state][lang]}`,
    title[lang],
    `${sv ? "länk" : "link"} ${link}  SHA-256 ${sha256}`,
    ...errata.map(({ at, text }) => `${sv ? "Rättelse" : "Erratum"} ${at.slice(0, 10)}: ${text[lang]}`),
    ...(supersededBy === null ? [] : [`${sv ? "Ersatt av" : "Superseded by"} ${supersededBy}`]),
    ...log.map(({ at, who, what, reason }) =>
      `  ${at.slice(0, 16)}  ${EVENTS[what][lang]}  ${who}  ${reason}`.trimEnd(),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

const MOST_SHOWN = 20;

export function checkText(
  { release, verdict, words, attacks, differencing, atRisk, secondary, loss }: ReleaseCheck,
  lang: Lang,
): string {
  const sv = lang === "sv";
  const n = (value: number, decimals = 0): string => numberText(value, lang, decimals);
  const head = [
    `${release.id}: ${VERDICTS[verdict][lang]}`,
    ...words.map((text) => `– ${text[lang]}`),
    sv
      ? `${n(atRisk)} siffror är dolda av reglerna, ${n(secondary)} till så att de inte kan räknas ut: ${n(100 * loss.shareOfCells, 1)} % av tabellen.`
      : `${n(atRisk)} figures are hidden by the rules, ${n(secondary)} more so that they cannot be worked out: ${n(100 * loss.shareOfCells, 1)} % of the table.`,
  ].join("\n");
  const hidden = attacks.length
    ? `\n${rowsText(
        attacks.slice(0, MOST_SHOWN),
        [
          { head: { sv: "dold siffra", en: "hidden figure" }, text: ({ label }) => label[lang] },
          {
            head: { sv: "slag", en: "kind" },
            text: ({ hidden: { kind } }) =>
              kind === "primary" ? (sv ? "regeln" : "rule") : sv ? "skydd" : "protection",
          },
          { head: { sv: "lägst", en: "least" }, text: ({ low }) => n(low), right: true },
          {
            head: { sv: "högst", en: "most" },
            text: ({ high }) => (high >= Number.MAX_SAFE_INTEGER ? "∞" : n(high)),
            right: true,
          },
          {
            head: { sv: "krav", en: "required" },
            text: ({ required }) => (required > 0 ? n(required) : ""),
            right: true,
          },
          {
            head: { sv: "räcker", en: "enough" },
            text: ({ enough }) => (enough ? (sv ? "ja" : "yes") : sv ? "NEJ" : "NO"),
          },
          {
            head: { sv: "följer även av", en: "follows also from" },
            text: ({ through }) => through.join(", "),
          },
        ],
        lang,
      )}`
    : "";
  const together = differencing
    .filter(({ cells }) => cells > 0)
    .map(({ release: other, text }) => `– ${other}: ${text[lang]}\n`)
    .join("");
  return `${head}\n${hidden}${together}`;
}
