import type { Division, Version } from "@tvars/areas";
import { divisionOf, divisionOfCode, isCodeOf } from "@tvars/areas";
import { openRecords } from "@tvars/sources";
import { type KeyComplaint, badKeyTable } from "../problems.ts";
import { plainKey } from "./plain-key.ts";

export interface ReadKeyOptions {
  key?: string;
  code?: string;
  division?: Division;
  version?: Version;
  /** Whether a code exists in a version; undefined where the areas of the version are not at hand. */
  knows?: Knows;
}

export type Knows = (version: Version, code: string) => boolean | undefined;

export interface ReadKey {
  division: Division;
  version: Version | undefined;
  /** From the key, as `plainKey` writes it, to the plain code. */
  codes: Map<string, string>;
}

const SHOWN = 5;
const SUFFIX = /^(.*)_(?:RegSO|DeSO)(2018|2020|2025)$/;
const SMALL: Partial<Record<Division, Version[]>> = {
  regso: ["regso@2020", "regso@2025"],
  deso: ["deso@2018", "deso@2025"],
};

interface Row {
  row: number;
  key: string;
  code: string;
}

/**
 * Reads a table of two columns, key and area code, and checks it whole before anything is kept: every key has one area, every code is a code of
 * one division and exists where its areas are at hand.
 * @throws StudyError `bad-request`: file, row, value, expected, what to do
 */
export async function readKeyFile(path: string, options: ReadKeyOptions = {}): Promise<ReadKey> {
  const records = await openRecords(path);
  try {
    const { name: file, columns } = records;
    const rows = await rowsOf(records, chosen(file, columns, options));
    const [keyColumn, codeColumn] = columnsOf(file, columns, rows, options);
    const pairs = rows.map(({ row, cells }) => ({ row, key: cells[keyColumn]!, code: cells[codeColumn]! }));
    return checked(file, pairs, options);
  } finally {
    await records.close();
  }
}

type Cells = { row: number; cells: Record<string, string> };

const chosen = (
  file: string,
  columns: readonly string[],
  { key, code }: ReadKeyOptions,
): readonly string[] => {
  for (const column of [key, code])
    if (column !== undefined && !columns.includes(column))
      throw badKeyTable({
        file,
        value: column,
        problem: { sv: `det finns ingen kolumn ${column}`, en: `there is no column ${column}` },
        expected: { sv: columns.join(", "), en: columns.join(", ") },
        action: { sv: "välj en av kolumnerna", en: "choose one of the columns" },
      });
  return key !== undefined && code !== undefined ? [key, code] : columns;
};

async function rowsOf(
  records: Awaited<ReturnType<typeof openRecords>>,
  columns: readonly string[],
): Promise<Cells[]> {
  const rows: Cells[] = [];
  for await (const batch of records.batches(columns.map((column) => ({ column, as: "text" })))) {
    const [bad] = batch.unreadable;
    if (bad)
      throw badKeyTable({
        file: records.name,
        row: bad.row,
        problem: bad.text,
        expected: { sv: "en nyckel och en kod på varje rad", en: "a key and a code on every row" },
        action: {
          sv: "rätta raden och ladda upp filen igen",
          en: "correct the row and upload the file again",
        },
      });
    for (let at = 0; at < batch.length; at++)
      rows.push({
        row: batch.row(at),
        cells: Object.fromEntries(
          columns.map((name) => [name, batch.texts[name]!.dictionary[batch.texts[name]!.codes[at]!]!.trim()]),
        ),
      });
  }
  return rows;
}

/** The column of codes is the one whose cells are codes of areas, the finest if there are several; the key is the other. */
function columnsOf(
  file: string,
  columns: readonly string[],
  rows: readonly Cells[],
  { key, code, division }: ReadKeyOptions,
): [string, string] {
  const share = (column: string, wanted: Division): number => {
    const filled = rows.map(({ cells }) => cells[column]!).filter((cell) => cell !== "");
    return (
      filled.filter((cell) => divisionOfCode(plainCode(cell)) === wanted).length / Math.max(1, filled.length)
    );
  };
  const finest = (["deso", "regso", "kommun", "lan"] as const).filter(
    (one) => division === undefined || one === division,
  );
  const others = columns.filter((column) => column !== key);
  const codes =
    code ?? finest.flatMap((one) => others.filter((column) => share(column, one) > 0.5))[0] ?? undefined;
  if (codes === undefined)
    throw badKeyTable({
      file,
      value: columns.join(", "),
      problem: { sv: "ingen kolumn har koder för områden", en: "no column holds codes of areas" },
      expected: {
        sv: "koder: DeSO 1780C1010, RegSO 1780R001, kommun 1780, län 17",
        en: "codes: DeSO 1780C1010, RegSO 1780R001, kommun 1780, län 17",
      },
      action: {
        sv: "lägg till koder; står inledande nollor inte kvar, spara kolumnen som text",
        en: "add codes; where leading zeros are gone, save the column as text",
      },
    });
  const left = others.filter((column) => column !== codes);
  const keys = key ?? (left.length === 1 ? left[0] : left.find((column) => different(rows, column)));
  if (keys === undefined)
    throw badKeyTable({
      file,
      value: columns.join(", "),
      problem: { sv: "vilken kolumn som är nyckeln är oklart", en: "which column is the key is unclear" },
      expected: { sv: "en kolumn med nycklar bredvid koderna", en: "a column of keys beside the codes" },
      action: { sv: "ange kolumnen med --key", en: "state the column with --key" },
    });
  return [keys, codes];
}

const different = (rows: readonly Cells[], column: string): boolean =>
  new Set(rows.map(({ cells }) => cells[column])).size === rows.length;

const plainCode = (code: string): string => SUFFIX.exec(code)?.[1] ?? code;

function checked(file: string, rows: readonly Row[], options: ReadKeyOptions): ReadKey {
  const filled = rows.filter(({ key, code }) => key !== "" || code !== "");
  const fail = (bad: readonly Row[], complaint: Omit<KeyComplaint, "file" | "row">): never => {
    const more = bad.length > 1 ? ` (${bad.length})` : "";
    throw badKeyTable({
      file,
      row: bad[0]!.row,
      ...complaint,
      problem: { sv: complaint.problem.sv + more, en: complaint.problem.en + more },
    });
  };
  const half = filled.filter(({ key, code }) => key === "" || code === "");
  if (half.length > 0)
    fail(half, {
      problem: { sv: "rader utan nyckel eller utan kod", en: "rows without a key or without a code" },
      expected: { sv: "båda på varje rad", en: "both on every row" },
      action: { sv: "fyll i eller ta bort raderna", en: "fill in or remove the rows" },
    });
  const division = options.division ?? mostOf(filled);
  const version = options.version ?? versionOf(filled, division, options.knows);
  const shape =
    version ?? (`${division}@${division === "regso" ? 2025 : division === "deso" ? 2025 : 2007}` as Version);
  const wrong = filled.filter(({ code }) => !isCodeOf(shape, plainCode(code)));
  if (wrong.length > 0 || (version && divisionOf(version) !== division))
    fail(wrong.length > 0 ? wrong : filled.slice(0, 1), {
      value: shown(wrong.map(({ code }) => code)),
      problem: {
        sv: `koder som inte är koder för ${division}`,
        en: `codes that are not codes of ${division}`,
      },
      expected: { sv: `koder för ${division} på varje rad`, en: `codes of ${division} on every row` },
      action: {
        sv: "rätta koderna; en nyckeltabell har koder av ett enda slag",
        en: "correct the codes; a key table holds codes of one kind",
      },
    });
  const places = version ? [version] : (SMALL[division] ?? [shape]);
  const unknown = filled.filter(({ code }) =>
    places.every((one) => options.knows?.(one, plainCode(code)) === false),
  );
  if (unknown.length > 0)
    fail(unknown, {
      value: shown(unknown.map(({ code }) => code)),
      problem: {
        sv: `koder som inte finns i ${places.join(" eller ")}`,
        en: `codes that do not exist in ${places.join(" or ")}`,
      },
      expected: { sv: "koder som finns bland områdena", en: "codes that exist among the areas" },
      action: {
        sv: "rätta koderna, eller ange versionen de hör till",
        en: "correct the codes, or state the version they belong to",
      },
    });
  return { division, version, codes: codesOf(filled, fail) };
}

function codesOf(
  rows: readonly Row[],
  fail: (bad: readonly Row[], complaint: Omit<KeyComplaint, "file" | "row">) => never,
): Map<string, string> {
  const codes = new Map<string, string>();
  const twice: Row[] = [];
  for (const row of rows) {
    const key = plainKey(row.key);
    const code = plainCode(row.code);
    const known = codes.get(key);
    if (known !== undefined && known !== code) twice.push(row);
    else codes.set(key, code);
  }
  if (twice.length > 0)
    fail(twice, {
      value: shown(twice.map(({ key, code }) => `${key}: ${codes.get(plainKey(key))}, ${plainCode(code)}`)),
      problem: { sv: "nycklar med flera områden", en: "keys with several areas" },
      expected: { sv: "ett område för varje nyckel", en: "one area for every key" },
      action: {
        sv: "behåll ett område per nyckel, till exempel det där flest bor",
        en: "keep one area per key, for example the one where most people live",
      },
    });
  return codes;
}

const shown = (values: readonly string[]): string => {
  const few = [...new Set(values)];
  return few.slice(0, SHOWN).join("; ") + (few.length > SHOWN ? " …" : "");
};

function mostOf(rows: readonly Row[]): Division {
  const counts = new Map<Division, number>();
  for (const { code } of rows) {
    const division = divisionOfCode(plainCode(code));
    if (division) counts.set(division, (counts.get(division) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "regso";
}

/** Of the suffix, or of codes that exist in one version only; undefined where both would do. */
function versionOf(rows: readonly Row[], division: Division, knows: Knows | undefined): Version | undefined {
  const versions = SMALL[division];
  if (!versions) return undefined;
  const stated = new Set(rows.map(({ code }) => SUFFIX.exec(code)?.[2]));
  if (stated.size === 1 && !stated.has(undefined)) return `${division}@${[...stated][0]}` as Version;
  const fitting = versions.filter((one) => rows.every(({ code }) => knows?.(one, plainCode(code)) !== false));
  return fitting.length === 1 ? fitting[0] : undefined;
}
