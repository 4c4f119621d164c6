import type { BridgeEntry, Division, Version } from "@tvars/areas";
import { divisionOf, divisionOfCode, versionFor } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import { companionVersion } from "@tvars/areas";
import type { Ground } from "./ground.ts";
import type { Places } from "./places.ts";
import type { Reasons } from "./verdicts.ts";

/** Where a code belongs in a year: a place, or a reason why it has none. */
export type Found = { place: number } | { reason: number };

export interface CodeOptions {
  division: Division;
  /** The version all codes are said to be of; else that of the row's year. */
  version?: Version | undefined;
}

interface ReadCode {
  code: string;
  division: Division;
  version: Version | undefined;
}

const SUFFIX = /^(.*?)_(RegSO|DeSO)(2018|2020|2025)$/i;
const TOTALS = /^(riket|sverige|totalt?|samtliga|hela landet|hela riket|alla|summa|00( .*)?)$/i;

/** Reads codes as files have them, and finds their place in the version in force in the row's year. */
export class CodePlacer {
  readonly #ground: Ground;
  readonly #places: Places;
  readonly #reasons: Reasons;
  readonly #options: CodeOptions;

  constructor(ground: Ground, places: Places, reasons: Reasons, options: CodeOptions) {
    this.#ground = ground;
    this.#places = places;
    this.#reasons = reasons;
    this.#options = options;
  }

  find(text: string, year: number): Found {
    const no = (verdict: Parameters<Reasons["of"]>[0], sv: string, en: string): Found => ({
      reason: this.#reasons.of(verdict, { sv, en }),
    });
    const plain = text.trim();
    if (plain === "") return no("missing", "koden saknas", "no code");
    if (TOTALS.test(plain))
      return no(
        "filtered",
        "en summarad för hela landet eller alla",
        "a row of totals for the country or all",
      );
    const read = readCode(plain, this.#options.division);
    if (!read) return no("unreadable", SHAPES[this.#options.division].sv, SHAPES[this.#options.division].en);
    const { division } = this.#options;
    if (read.division !== division) {
      if (RANK[read.division] < RANK[division])
        return no(
          "filtered",
          `en rad för ${NAMES[read.division].sv} bland ${NAMES[division].sv}: räknas inte två gånger`,
          `a row of ${NAMES[read.division].en} among ${NAMES[division].en}: not counted twice`,
        );
      return no(
        "unreadable",
        `en kod för ${NAMES[read.division].sv}, inte ${NAMES[division].sv}; välj rätt indelning`,
        `a code of ${NAMES[read.division].en}, not ${NAMES[division].en}; choose the right division`,
      );
    }
    return division === "regso" || division === "deso"
      ? this.#small(read, division, year, no)
      : this.#coarse(read, no);
  }

  #coarse({ code, division }: ReadCode, no: No): Found {
    const version = `${division}@2007` as Version;
    if (this.#ground.knows(version) && !this.#ground.has(version, code))
      return no("outside", `ingen av de sparade områdena har koden`, `none of the stored areas has the code`);
    return { place: this.#places.coarse(division, code) };
  }

  #small({ code, version: stated }: ReadCode, division: "regso" | "deso", year: number, no: No): Found {
    const wanted = versionFor(division, year);
    const other = OTHER[wanted]!;
    const said = stated ?? this.#options.version;
    if (said === undefined || said === wanted) {
      if (!this.#ground.knows(wanted) || this.#ground.has(wanted, code)) return this.#at(wanted, code);
      if (said === wanted || !this.#ground.has(other, code))
        return no("outside", `koden finns inte i ${wanted}`, `the code does not exist in ${wanted}`);
    }
    // A code of the other version stands for the same ground only where nothing was changed.
    const same = this.#unchanged(said ?? other, wanted, code);
    if (same !== undefined) return this.#at(wanted, same);
    return no(
      "wrong-version",
      `kod ur ${said ?? other} på en rad för ${year}, då ${wanted} gäller, och området är inte bevisat oförändrat; använd koder ur ${wanted}, eller rätta året`,
      `a code of ${said ?? other} on a row of ${year}, when ${wanted} is in force, and the area is not known to be unchanged; use codes of ${wanted}, or correct the year`,
    );
  }

  #unchanged(from: Version, to: Version, code: string): string | undefined {
    const { bridge } = this.#ground;
    if (!bridge || divisionOf(from) !== "regso") return undefined;
    const entries: ReadonlyMap<string, BridgeEntry> | undefined =
      bridge.from === from && bridge.to === to
        ? bridge.before
        : bridge.to === from && bridge.from === to
          ? bridge.after
          : undefined;
    const entry = entries?.get(code);
    return entry?.outcome === "unchanged" && entry.partners.length === 1 ? entry.partners[0] : undefined;
  }

  #at(version: Version, code: string): Found {
    if (divisionOf(version) === "regso") return { place: this.#places.regso(version, code) };
    const regso = this.#ground.regsoOf(version, code);
    return { place: this.#places.small(version, code, regso, companionVersion(version)!) };
  }
}

type No = (verdict: Parameters<Reasons["of"]>[0], sv: string, en: string) => Found;

/** `1780R001_RegSO2025`, `17 Värmlands län`, `1780 Karlstad`, `1780-Karlstad`; a zero that a spreadsheet dropped comes back. */
function readCode(text: string, division: Division): ReadCode | undefined {
  const suffixed = SUFFIX.exec(text);
  const bare = suffixed ? suffixed[1]! : (/^(\d{2,4})[ \u00A0_-]+\p{L}/u.exec(text)?.[1] ?? text);
  const upper = bare.toUpperCase().replaceAll(/\s/g, "");
  const padded =
    (division === "kommun" && /^\d{3}$/.test(upper)) ||
    (division === "lan" && /^\d$/.test(upper)) ||
    /^\d{3}([ABC]\d{4}|R\d{3})$/.test(upper)
      ? `0${upper}`
      : upper;
  const found = divisionOfCode(padded);
  if (!found || found === "riket") return undefined;
  const version = suffixed ? (`${suffixed[2]!.toLowerCase()}@${suffixed[3]}` as Version) : undefined;
  return { code: padded, division: found, version };
}

const OTHER: Partial<Record<Version, Version>> = {
  "regso@2020": "regso@2025",
  "regso@2025": "regso@2020",
  "deso@2018": "deso@2025",
  "deso@2025": "deso@2018",
};
const RANK: Record<Division, number> = { riket: 0, lan: 1, kommun: 2, regso: 3, deso: 4 };
const NAMES: Record<Division, Text> = {
  riket: { sv: "riket", en: "the country" },
  lan: { sv: "län", en: "counties" },
  kommun: { sv: "kommuner", en: "municipalities" },
  regso: { sv: "RegSO", en: "RegSO" },
  deso: { sv: "DeSO", en: "DeSO" },
};
const shape = (example: string): Text => ({
  sv: `inte en kod som ${example}; namn är inte koder`,
  en: `not a code such as ${example}; names are not codes`,
});
const SHAPES: Record<Division, Text> = {
  riket: shape("00"),
  lan: shape("17"),
  kommun: shape("1780"),
  regso: shape("1780R001"),
  deso: shape("1780C1010"),
};
