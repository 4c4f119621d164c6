import type { Modification, Profile, ScenarioAnswer } from "@tvars/api";
import { number, percent } from "@tvars/report";
import { Failed } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { brief } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { inOrder, useTypeRows } from "./type-rows.ts";
import { useScenario } from "./use-scenario.ts";
import type { Worked } from "./use-scenario.ts";
import { Working } from "./waiting.tsx";
import type { Work } from "./work.ts";

/** What is drawn and not yet saved. */
const NOW = "now";

interface Choice {
  id: string;
  name: string;
  modifications: readonly Modification[];
}

/** Two scenarios side by side against today: by area type, with their costs from low to high. */
export function Compare({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const drawn: Choice[] =
    work.edits.length > 0 ? [{ id: NOW, name: t("bar.compareNow"), modifications: work.edits }] : [];
  const choices: Choice[] = [...drawn, ...(work.saved.data ?? [])];
  const chosen = state.versus.map((id) => choices.find((one) => one.id === id));
  const [a, b] = [useSide(work, chosen[0], state), useSide(work, chosen[1], state)];
  if (choices.length < 2) return null;
  const set = (at: number, id: string): void => {
    const next = [state.versus[0] ?? "", state.versus[1] ?? ""].with(at, id);
    go({ versus: next.some((one) => one !== "") ? next.map((one) => one || NONE) : [] }, { replace: true });
  };
  return (
    <section className="section" data-compare>
      <h3>{t("bar.compareTitle")}</h3>
      <p className="over">{t("bar.compareHelp")}</p>
      <div className="compare-choice">
        {[0, 1].map((at) => (
          <label key={at} className="stacked">
            <span>{t(at === 0 ? "bar.compareFirst" : "bar.compareSecond")}</span>
            <select value={chosen[at]?.id ?? ""} onChange={({ target }) => set(at, target.value)}>
              <option value="">{t("bar.compareNone")}</option>
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {chosen[0] && chosen[1] && <Sides work={work} choices={[chosen[0], chosen[1]]} sides={[a, b]} />}
    </section>
  );
}

/** Stands in the address for a side that is not chosen. */
const NONE = "-";

interface Asked {
  profile: Profile;
  rules: string | null;
}

function useSide(work: Work, choice: Choice | undefined, { profile, rules }: Asked): Worked {
  return useScenario(
    choice && choice.modifications.length > 0
      ? {
          network: work.network.id,
          profile,
          modifications: [...choice.modifications],
          withinM: 1000,
          ...(rules ? { rules } : {}),
        }
      : null,
  );
}

interface SidesProps {
  work: Work;
  choices: readonly [Choice, Choice];
  sides: readonly [Worked, Worked];
}

function Sides({ work, choices, sides }: SidesProps) {
  const { t, lang } = useTexts();
  const { nameOf } = useTypeRows();
  const counted = useCounted(work.network);
  const failed = sides.find(({ error }) => error);
  if (failed?.error) return <Failed error={failed.error} retry={failed.retry} />;
  const [a, b] = [sides[0].data, sides[1].data];
  if (!a || !b) return <Working />;
  const both = [a, b] as const;
  const types = inOrder(
    [...new Set(both.flatMap(({ totals }) => totals.byType.map(({ type }) => type)))].map((type) => ({
      type,
    })),
  );
  const kronor = ({ totals: { costPerPerson: cost } }: ScenarioAnswer): string =>
    cost === null
      ? t("bar.compareNoCost")
      : t(cost.low === cost.high ? "bar.kronorSame" : "bar.kronor", {
          low: brief(cost.low, lang),
          high: brief(cost.high, lang),
        });
  const change = ({ totals }: ScenarioAnswer): string =>
    totals.burdenBefore > 0
      ? percent(100 * (totals.burdenAfter / totals.burdenBefore - 1), lang, 1)
      : percent(0, lang, 1);
  const typed = work.network.people.from !== "streets";
  return (
    <>
      <div>
        <table className="plain-table compare-table">
          <caption className="hidden">{t("bar.compareTitle")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("bar.compareWhat")}</th>
              {choices.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row
              label={counted("bar.gaining")}
              cells={both.map(({ totals }) => number(totals.peopleGaining, lang))}
            />
            {typed &&
              types.map(({ type }) => (
                <Row
                  key={String(type)}
                  inner
                  label={nameOf({ type })}
                  cells={both.map(({ totals }) => {
                    const row = totals.byType.find((one) => one.type === type);
                    return t("bar.compareCell", {
                      people: number(row?.people ?? 0, lang),
                      m: number(row?.gainM ?? 0, lang),
                    });
                  })}
                />
              ))}
            <Row
              label={t("bar.gainMean")}
              cells={both.map(({ totals }) => `${number(totals.gainM, lang)} m`)}
            />
            <Row label={t("bar.burdenChange")} cells={both.map(change)} />
            <Row label={counted("bar.perPerson")} cells={both.map(kronor)} />
          </tbody>
        </table>
      </div>
      <p className="over">{t("bar.compareCost")}</p>
      <p className="actions">
        {choices.map(({ id, name, modifications }) => (
          <button
            key={id}
            type="button"
            className="button quiet"
            onClick={() => id !== NOW && work.open([...modifications])}
            disabled={id === NOW}
          >
            {t("bar.compareShow", { name })}
          </button>
        ))}
      </p>
    </>
  );
}

function Row({ label, cells, inner = false }: { label: string; cells: readonly string[]; inner?: boolean }) {
  return (
    <tr data-inner={inner}>
      <th scope="row">{label}</th>
      {cells.map((cell, at) => (
        // Two columns that never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={at}>{cell}</td>
      ))}
    </tr>
  );
}
