import type { AreaRef } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { FigureFormat } from "@tvars/report";
import { Link, fresh } from "../url/router.tsx";
import type { State } from "../url/state.ts";
import type { TableColumn } from "./data-table.tsx";
import { FigureText } from "./figure.tsx";
import { TypeMark } from "./type-mark.tsx";

interface Named {
  id: string;
  label: string;
}

/** Words, sorted as words. */
export const textColumn = <Row,>(named: Named, text: (row: Row) => string): TableColumn<Row> => ({
  ...named,
  value: text,
  show: text,
});

/** Figures with their status, to the right. */
export const figureColumn = <Row,>(
  named: Named & { unit?: string },
  figure: (row: Row) => Figure,
  format: FigureFormat = {},
): TableColumn<Row> => ({
  ...named,
  numeric: true,
  value: figure,
  show: (row) => <FigureText figure={figure(row)} format={format} />,
});

/** Area types as their chip. */
export const typeColumn = <Row,>(named: Named, type: (row: Row) => Figure): TableColumn<Row> => ({
  ...named,
  value: type,
  show: (row) => <TypeMark type={type(row)} />,
});

/** An area's name as the way to its page. */
export const areaColumn = <Row extends { area: AreaRef }>(named: Named, state: State): TableColumn<Row> => ({
  ...named,
  value: ({ area }) => area.name || area.code,
  show: ({ area }) => (
    <Link to={{ ...fresh(state), screen: "omraden", place: area.id }}>{area.name || area.code}</Link>
  ),
});
