import { MAX_PERMUTATIONS } from "@tvars/api";
import type { BarrierIndicators, ThreeWays } from "@tvars/api";
import { wholeNumber } from "../arguments.ts";
import type { Io } from "../io.ts";
import type { Lang } from "../lang.ts";
import { networkArguments } from "../network-arguments.ts";
import type { NetworkOptions } from "../network-arguments.ts";
import { numberText, rowsText } from "../rows.ts";
import { inventedLine } from "./words.ts";

/** `tvars barriers --indicators`: what it takes and how it reads. */
export interface IndicatorOptions extends NetworkOptions {
  barrier?: string;
  segment?: string;
  scenario?: string;
  permutations?: string;
  seed?: string;
}

/** @throws UsageError */
export function indicatorArguments(options: IndicatorOptions, lang: Lang) {
  const { barrier, segment, scenario, permutations, seed } = options;
  return {
    ...networkArguments(options, lang),
    ...(barrier ? { barrier } : {}),
    ...(segment ? { segment } : {}),
    ...(scenario ? { scenario } : {}),
    ...(permutations
      ? { permutations: wholeNumber(permutations, lang, { low: 0, high: MAX_PERMUTATIONS }) }
      : {}),
    ...(seed ? { seed: wholeNumber(seed, lang, { low: 0, high: Number.MAX_SAFE_INTEGER }) } : {}),
  };
}

const right = true;
const NAMED_SPOTS = 5;

export function indicatorsText(answer: BarrierIndicators, { lang }: Io): string {
  const sv = lang === "sv";
  const n = (value: number | null, decimals: number): string =>
    value === null ? "–" : numberText(value, lang, decimals);
  const parts: string[] = [`${inventedLine(answer)[lang]}${answer.reading[lang]}`];
  const part = (title: string, finding: { sv: string; en: string }, rows = ""): void => {
    parts.push(`${title}\n${finding[lang]}.\n${rows}`.trimEnd());
  };
  for (const service of answer.services)
    part(
      sv
        ? `Fyra mått: ${service.name.sv} (${numberText(service.count, lang)})`
        : `Four indicators: ${service.name.en} (${numberText(service.count, lang)})`,
      service.finding,
      threeText(fourRows(service), answer, lang),
    );
  if (answer.services.length === 0)
    parts.push(
      sv
        ? "Fyra mått: ingen service är känd vid nätet. Läs in punkter: tvars import punkter.geojson."
        : "Four indicators: no services are known on the network. Import points: tvars import points.geojson.",
    );
  const { score, factor, communities, percolation, contrast } = answer;
  part(
    sv ? "Kvoten i severance_snape" : "The score of severance_snape",
    score.finding,
    rowsText(
      score.worst.slice(0, NAMED_SPOTS),
      [
        { head: { sv: "barriär", en: "barrier" }, text: ({ name, barrier }) => name || barrier },
        { head: { sv: "väg m", en: "way m" }, text: ({ routeM }) => n(routeM, 0), right },
        { head: { sv: "rak m", en: "straight m" }, text: ({ directM }) => n(directM, 1), right },
        { head: { sv: "kvot", en: "score" }, text: (row) => n(row.score, 1), right },
        { head: { sv: "plats", en: "at" }, text: ({ at }) => at.join(",") },
      ],
      lang,
    ),
  );
  part(
    sv ? "Barriärfaktor" : "Barrier factor",
    factor.finding,
    rowsText(
      factor.byType,
      [
        { head: { sv: "områdestyp", en: "area type" }, text: ({ type }) => String(type ?? "–"), right },
        { head: { sv: "folk", en: "people" }, text: ({ people }) => n(people, 0), right },
        { head: { sv: "faktor %", en: "factor %" }, text: ({ mean }) => n(mean, 1), right },
        { head: { sv: "efter folk %", en: "by people %" }, text: ({ weighted }) => n(weighted, 1), right },
      ],
      lang,
    ),
  );
  part(
    sv ? "T-delar" : "T-communities",
    communities.finding,
    rowsText(
      communities.parts,
      [
        { head: { sv: "del", en: "part" }, text: (row) => String(row.part), right },
        { head: { sv: "folk", en: "people" }, text: ({ people }) => n(people, 0), right },
        { head: { sv: "andel %", en: "share %" }, text: ({ share }) => n(100 * share, 1), right },
      ],
      lang,
    ),
  );
  part(
    sv ? "Perkolation" : "Percolation",
    percolation.finding,
    rowsText(
      percolation.steps,
      [
        { head: { sv: "τ m", en: "τ m" }, text: ({ tauM }) => n(tauM, 0), right },
        { head: { sv: "kluster", en: "clusters" }, text: ({ clusters }) => n(clusters, 0), right },
        { head: { sv: "störst %", en: "largest %" }, text: ({ largest }) => n(100 * largest, 1), right },
        { head: { sv: "öppna %", en: "open %" }, text: ({ largestOpen }) => n(100 * largestOpen, 1), right },
      ],
      lang,
    ),
  );
  const bordering = sv ? "Gränskontrast" : "Boundary contrast";
  if (contrast)
    part(
      bordering,
      contrast.finding,
      `β ${n(contrast.beta, 2)} ± ${n(contrast.standardError, 2)}, γ ${n(contrast.gammaPerKm, 2)}/km, p ${n(contrast.p, 3)}`,
    );
  else
    parts.push(
      `${bordering}\n${
        sv
          ? "Går inte att räkna: index för angränsande områden, med och utan barriär emellan, är inte känt."
          : "Cannot be told: the index of neighbouring areas, with and without a barrier between, is not known."
      }`,
    );
  return `${parts.join("\n\n")}\n`;
}

interface Named {
  name: { sv: string; en: string };
  figures: ThreeWays;
  decimals: number;
}

const fourRows = (one: BarrierIndicators["services"][number]): Named[] => [
  { name: { sv: "restid min", en: "travel time min" }, figures: one.travelTimeMin, decimals: 1 },
  { name: { sv: "valmöjlighet", en: "choice" }, figures: one.choice, decimals: 2 },
  { name: { sv: "upptagning, folk", en: "catchment, people" }, figures: one.catchment, decimals: 0 },
  {
    name: { sv: "serviceeffektivitet, folk", en: "service efficiency, people" },
    figures: one.perFacility,
    decimals: 0,
  },
  { name: { sv: "överlapp", en: "overlap" }, figures: one.overlap, decimals: 2 },
];

function threeText(rows: readonly Named[], { scenario }: BarrierIndicators, lang: Lang): string {
  const shown =
    (of: keyof ThreeWays) =>
    ({ figures, decimals }: Named) =>
      figures[of] === null ? "–" : numberText(figures[of], lang, decimals);
  return rowsText(
    rows,
    [
      { head: { sv: "mått", en: "indicator" }, text: ({ name }) => name[lang] },
      { head: { sv: "nu", en: "now" }, text: shown("now"), right },
      { head: { sv: "öppna", en: "open" }, text: shown("open"), right },
      ...(scenario ? [{ head: { sv: "scenario", en: "scenario" }, text: shown("scenario"), right }] : []),
    ],
    lang,
  );
}
