import type { RowsItem } from "../import/items.ts";

interface Group {
  id: string;
  title: string;
  members?: { id?: string; member_id?: string; title?: string; member_title?: string }[];
}

export const GROUP_COLUMNS = ["group", "group_title", "kommun", "kommun_name"];

/** Groups of municipalities, among them "Liknande kommuner …", as rows of group and member. */
export function groupRows(body: unknown, file: string, invented = false): RowsItem {
  const { values = [] } = body as { values?: Group[] };
  const rows = values.flatMap(({ id, title, members = [] }) =>
    members.map((member) => ({
      group: id,
      group_title: title,
      kommun: member.id ?? member.member_id ?? null,
      kommun_name: member.title ?? member.member_title ?? null,
    })),
  );
  return {
    kind: "rows",
    as: "areas",
    table: "kommun-groups",
    source: invented ? "example" : "kolada",
    file,
    invented,
    columns: GROUP_COLUMNS,
    rows,
    warnings: [],
  };
}
