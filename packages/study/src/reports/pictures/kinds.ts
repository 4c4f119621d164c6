import type { Barriers, BreakMark, ByType } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { AreaType, Lang, LineGeometry, MapGeometry, Picture, PictureOptions } from "@tvars/report";

export type DrawOptions = PictureOptions & { lang: Lang };

/** One picture, drawn when the document says how wide and with what names for its parts. */
export type Drawing = (options: DrawOptions) => Picture;

/** How the answer of a route is drawn; an empty list where there is nothing to see. */
export type Draw<Answer> = (answer: Answer, lang: Lang, ground: Ground) => Drawing[];

export interface GroundArea {
  code: string;
  name: string;
  geometry: MapGeometry;
}

/** What maps are drawn on, in metres of SWEREF 99 TM. Empty where no boundaries or streets are stored. */
export interface Ground {
  areas: readonly GroundArea[];
  /** Types of the same areas in an earlier year; null where the year is not comparable. */
  typesBefore?: ReadonlyMap<string, number | null>;
  types?: ReadonlyMap<string, number | null>;
  streets: readonly LineGeometry[];
  /** Stretches of barriers with what they do today. */
  stretches: Barriers["segments"];
  /** Names of kommuner at their middles, the most areas first. */
  names: readonly { label: string; at: readonly [number, number] }[];
}

export const NO_GROUND: Ground = { areas: [], streets: [], stretches: [], names: [] };

export const percentOf = (figure: Figure): Figure =>
  figure.value === null ? figure : { ...figure, value: figure.value * 100 };

export const sharesOf = (types: readonly ByType[]): Figure[] =>
  types.map(({ share }) => percentOf(share as Figure));

export const breaksOf = (breaks: readonly BreakMark[]) =>
  breaks.map(({ between, reason }) => ({ year: between[1], reason }));

export const known = (value: number | null): Figure =>
  value === null ? { value, status: "missing" } : { value, status: value === 0 ? "zero" : "value" };

interface Typed {
  type: AreaType | null;
}

/** Rows by type as pictures take them: known types carry their colour, the unknown its words. */
export const rowOf = ({ type }: Typed, lang: Lang): { id: string; type?: AreaType; label?: string } =>
  type === null
    ? { id: "none", label: lang === "sv" ? "Okänd områdestyp" : "Area type unknown" }
    : { id: String(type), type };

/** By type, 1 first, the unknown last. */
export const inOrder = <Row extends Typed>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.type ?? 9) - (b.type ?? 9));

/** The row that has most of something, the unknown type aside. */
export const mostOf = <Row extends Typed>(rows: readonly Row[], of: (row: Row) => number): Row | undefined =>
  rows
    .filter(({ type }) => type !== null)
    .reduce<Row | undefined>((a, b) => (a && of(a) >= of(b) ? a : b), undefined);
