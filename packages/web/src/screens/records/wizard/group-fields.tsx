import type { RecordsDefinition } from "@tvars/api";
import { useState } from "react";
import { useTexts } from "../../../text/index.ts";
import { readBands } from "./bands.ts";
import { changeDefinition } from "./draft.ts";

type Group = RecordsDefinition["groups"][number];

/** What groups are called, and where bands of numbers begin. */
export function GroupFields({ groups }: { groups: readonly Group[] }) {
  const { t, pick } = useTexts();
  if (groups.length === 0) return <p className="muted">{t("rec.groups.none")}</p>;
  const change = (column: string, patch: Partial<Group>): void =>
    changeDefinition((part) => ({
      ...part,
      groups: part.groups?.map((group) => (group.column === column ? { ...group, ...patch } : group)) ?? [],
    }));
  return (
    <ul className="group-list">
      {groups.map((group) => (
        <li key={group.column} className="field-row">
          <label className="stacked">
            <span>{t("rec.groups.name", { column: group.column })}</span>
            <input
              type="text"
              value={pick(group.title)}
              onChange={({ target: { value } }) => change(group.column, { title: { sv: value, en: value } })}
            />
          </label>
          {group.bands && <Bands bands={group.bands} onBands={(bands) => change(group.column, { bands })} />}
        </li>
      ))}
    </ul>
  );
}

function Bands({ bands, onBands }: { bands: number[]; onBands: (bands: number[]) => void }) {
  const { t } = useTexts();
  const [text, setText] = useState(bands.join(", "));
  const read = readBands(text);
  const said = (read ?? bands).map((low, i, all) =>
    i + 1 < all.length ? `${low}–${all[i + 1]! - 1}` : `${low}–`,
  );
  return (
    <label className="stacked">
      <span>{t("rec.groups.bands")}</span>
      <input
        type="text"
        value={text}
        aria-invalid={read === null}
        onChange={(event) => {
          setText(event.target.value);
          const next = readBands(event.target.value);
          if (next) onBands(next);
        }}
      />
      <span className={read ? "muted" : "error"}>
        {read ? t("rec.groups.bandsSaid", { bands: said.join(", ") }) : t("rec.groups.bandsBad")}
      </span>
    </label>
  );
}
