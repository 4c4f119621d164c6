import type { RecordColumn, Understanding } from "@tvars/api";
import { percent } from "@tvars/report";
import { useTexts } from "../../../text/index.ts";
import { changeDefinition } from "./draft.ts";
import type { Part, Role } from "./roles.ts";
import { ROLES, roleOf, withRole } from "./roles.ts";

interface ColumnsTableProps {
  understanding: Understanding;
  definition: Part;
  onRole: (next: Part) => void;
}

/** What each column is used for; the most usual correction is one choice away. */
export function ColumnsTable({ understanding, definition, onRole }: ColumnsTableProps) {
  const { t, lang } = useTexts();
  const choose = (column: string, role: Role): void => {
    const next = withRole(definition, column, role);
    changeDefinition(() => next);
    onRole(next);
  };
  const roles = ROLES.filter((role) => role !== "key" || definition.place?.by !== "geometry");
  return (
    <section
      className="table-scroll"
      aria-label={t("table.region", { caption: t("rec.columns.title") })}
      // A table wider than its place is scrolled, by keys too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="columns-table">
        <caption className="hidden">{t("rec.columns.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rec.columns.name")}</th>
            <th scope="col">{t("rec.columns.use")}</th>
            <th scope="col">{t("rec.columns.examples")}</th>
            <th scope="col" data-numeric>
              {t("rec.columns.filled")}
            </th>
          </tr>
        </thead>
        <tbody>
          {understanding.columns.map((column) => {
            const role = roleOf(definition, column.name);
            return (
              <tr key={column.name} data-used={role !== "none"}>
                <th scope="row">{column.name}</th>
                <td>
                  <select
                    aria-label={t("rec.columns.useOf", { name: column.name })}
                    value={role}
                    onChange={(event) => choose(column.name, event.target.value as Role)}
                  >
                    {roles.map((one) => (
                      <option key={one} value={one}>
                        {t(`rec.role.${one}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="examples">{examplesOf(column, t("rec.columns.personal"))}</td>
                <td data-numeric>{percent(100 * column.filled, lang, column.filled < 1 ? 1 : 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const EXAMPLES = 3;
const examplesOf = ({ examples, personal }: RecordColumn, hidden: string): string =>
  personal ? hidden : examples.slice(0, EXAMPLES).join(" · ");
