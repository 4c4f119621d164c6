import type { Cube, Dimension, Text } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import type { Figure } from "../figure.ts";
import { cells } from "../slice/cell.ts";
import { pivot } from "../slice/pivot.ts";

export interface CsvOptions {
  lang?: keyof Text;
  separator?: "," | ";" | "\t";
  /** Swedish Excel wants a comma, and then a semicolon between columns. */
  decimal?: "." | ",";
  /** Excel takes a file for UTF-8 only where it starts with a byte order mark. */
  bom?: boolean;
  /** The dimension whose categories become columns, for example the years; long form unless told. */
  pivot?: string;
}

const HEADINGS = {
  sv: { code: "kod", value: "värde", status: "status" },
  en: { code: "code", value: "value", status: "status" },
};

/**
 * Writes CSV (RFC 4180, CRLF): a code column where codes differ from labels, labels in `lang`, the number as the source
 * gave it and its status in the words of STATUSES with flags after, "value small". Text that a spreadsheet would run as
 * a formula gets an apostrophe before it.
 * @throws CubeError where decimals and columns would both be told by a comma
 */
export function writeCsv(
  cube: Cube,
  { lang = "sv", separator = ",", decimal = ".", bom = false, pivot: columnDimension }: CsvOptions = {},
): string {
  if (decimal === separator) throw sameSign(decimal);
  const field = (words: string): string => quote(safe(words), separator);
  const number = (value: number | null): string =>
    value === null ? "" : String(value).replace(".", decimal);
  const row = (fields: string[]): string => `${fields.join(separator)}\r\n`;
  const rows =
    columnDimension === undefined
      ? long(cube, lang, field, number)
      : wide(cube, columnDimension, lang, field, number);
  let csv = bom ? "\uFEFF" : "";
  for (const fields of rows) csv += row(fields);
  return csv;
}

type Write<Value> = (value: Value) => string;

function* long(
  cube: Cube,
  lang: keyof Text,
  field: Write<string>,
  number: Write<number | null>,
): Generator<string[]> {
  const keys = cube.dimensions.map((dimension) => keyColumns(dimension, lang, field));
  yield [...keys.flatMap(({ heads }) => heads), field(HEADINGS[lang].value), field(HEADINGS[lang].status)];
  for (const { ids, figure } of cells(cube))
    yield [
      ...ids.flatMap((id, at) => keys[at]!.fields.get(id)!),
      number(figure.value),
      field(statusWords(figure)),
    ];
}

function* wide(
  cube: Cube,
  columnDimension: string,
  lang: keyof Text,
  field: Write<string>,
  number: Write<number | null>,
): Generator<string[]> {
  const { columns, rows } = pivot(cube, columnDimension);
  const keys = cube.dimensions
    .filter(({ id }) => id !== columnDimension)
    .map((dimension) => keyColumns(dimension, lang, field));
  yield [
    ...keys.flatMap(({ heads }) => heads),
    ...columns.flatMap(({ label }) => [field(label[lang]), field(`${label[lang]} ${HEADINGS[lang].status}`)]),
  ];
  for (const { categories, figures } of rows)
    yield [
      ...categories.flatMap(({ id }, at) => keys[at]!.fields.get(id)!),
      ...figures.flatMap((figure) => [number(figure.value), field(statusWords(figure))]),
    ];
}

function keyColumns({ label, categories }: Dimension, lang: keyof Text, field: Write<string>) {
  const coded = categories.some((category) => category.id !== category.label[lang]);
  const heads = coded
    ? [field(`${label[lang]} ${HEADINGS[lang].code}`), field(label[lang])]
    : [field(label[lang])];
  const fields = new Map(
    categories.map((category) => [
      category.id,
      coded ? [field(category.id), field(category.label[lang])] : [field(category.label[lang])],
    ]),
  );
  return { heads, fields };
}

const statusWords = ({ status, flags = [] }: Figure): string => [status, ...flags].join(" ");

/** OWASP's list of what a spreadsheet takes for a formula. */
const safe = (words: string): string => (/^[=+\-@\t\r\n]/.test(words) ? `'${words}` : words);

const quote = (words: string, separator: string): string =>
  words.includes(separator) || /["\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;

const sameSign = (sign: string): CubeError =>
  new CubeError({
    kind: "argument",
    what: text("Samma tecken för decimal och kolumn", "One sign for both decimals and columns"),
    value: sign,
    expected: text('decimal "," med separator ";"', 'decimal "," with separator ";"'),
    action: text("Välj ett annat skiljetecken.", "Choose another separator."),
  });
