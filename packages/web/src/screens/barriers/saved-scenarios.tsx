import type { FormEvent } from "react";
import { useState } from "react";
import { tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { fileName } from "../../parts/save.ts";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import type { Work } from "./work.ts";

const ID_LENGTH = 60;

/** Scenarios of the network by name: save, open, set one against another, remove. */
export function SavedScenarios({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { saved, edits } = work;
  const [sure, setSure] = useState<string | null>(null);
  const remove = async (id: string): Promise<void> => {
    if (sure !== id) return setSure(id);
    setSure(null);
    await tell("deleteScenario", "DELETE", `/api/scenarios/${id}`);
    go(
      {
        scenario: state.scenario === id ? null : state.scenario,
        against: state.against === id ? null : state.against,
      },
      { replace: true },
    );
    work.savedChanged();
  };
  return (
    <section className="section">
      <h3>{t("bar.savedList")}</h3>
      {edits.length > 0 && <SaveForm work={work} />}
      <Await asked={saved} lines={2}>
        {(scenarios) =>
          scenarios.length === 0 ? (
            <p className="over">{t("bar.savedNone")}</p>
          ) : (
            <>
              <ul className="near-list">
                {scenarios.map(
                  ({ id, name, modifications, history, profile, rules = null, classes = null }) => (
                    <li key={id} data-chosen={state.scenario === id}>
                      <span>{name}</span>
                      <button
                        type="button"
                        className="button quiet"
                        aria-label={t("bar.openNamed", { name })}
                        onClick={() => {
                          go({ scenario: id, profile, rules, classes }, { replace: true });
                          work.open(modifications, history);
                        }}
                      >
                        {t("bar.open")}
                      </button>
                      <button
                        type="button"
                        className="button quiet"
                        aria-label={t(sure === id ? "bar.deleteSure" : "bar.deleteNamed", { name })}
                        onClick={() => void remove(id)}
                        onBlur={() => setSure(null)}
                      >
                        {sure === id ? t("bar.deleteSure", { name }) : t("bar.delete")}
                      </button>
                    </li>
                  ),
                )}
              </ul>
              <label className="inline-choice">
                <span>{t("bar.compareWith")}</span>
                <select
                  value={state.against ?? ""}
                  onChange={({ target }) => go({ against: target.value || null })}
                >
                  <option value="">{t("bar.today")}</option>
                  {scenarios.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            </>
          )
        }
      </Await>
    </section>
  );
}

function SaveForm({ work }: { work: Work }) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const opened = work.saved.data?.find(({ id }) => id === state.scenario);
  const [name, setName] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const shown = name ?? opened?.name ?? "";
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const id = fileName(shown).slice(0, ID_LENGTH);
    if (id === "") return;
    try {
      await tell("saveScenario", "PUT", `/api/scenarios/${id}`, {
        id,
        name: shown.trim(),
        network: work.network.id,
        profile: state.profile,
        ...(state.rules ? { rules: state.rules } : {}),
        ...(state.classes ? { classes: state.classes } : {}),
        modifications: work.edits,
        history: work.trail,
      });
      setSaid(t("bar.saved", { name: shown.trim() }));
      go({ scenario: id }, { replace: true });
      work.savedChanged();
    } catch (cause) {
      setSaid(cause instanceof ApiError ? cause.message : String(cause));
    }
  };
  return (
    <form className="save-set" onSubmit={(event) => void save(event)}>
      <label>
        <span>{t("bar.saveName")}</span>
        <input
          type="text"
          value={shown}
          maxLength={ID_LENGTH}
          required
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit" className="button quiet">
        {t("bar.save")}
      </button>
      <output className="save-said">{said}</output>
    </form>
  );
}
