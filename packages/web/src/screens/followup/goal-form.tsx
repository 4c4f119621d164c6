import type { Goal } from "@tvars/api";
import type { FormEvent } from "react";
import { useState } from "react";
import { apiPath, forgetAnswers, tell } from "../../api/client.ts";
import { ApiError } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useWorkspace } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";

const SHARE = "population-share";
const OF = { all: [], "1-2": [1, 2], "1": [1], "4-5": [4, 5] } as const;

/** `Färre bor i typ 1` as an id: letters without marks, digits and hyphen. */
const idFrom = (name: string): string =>
  `mal-${name}`
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/-+$/, "");

/** A goal in one calm row; what cannot be a goal is refused by the server, in words. */
export function GoalForm() {
  const { t, pick } = useTexts();
  const { years } = useWorkspace();
  const indicators = useAnswer("indicators", apiPath("/api/indicators"));
  const [said, setSaid] = useState("");
  const last = years.at(-1) ?? 2024;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => String(form.get(name) ?? "").trim();
    const name = field("name");
    const of = field("of");
    const place = field("place") || "riket";
    const types = [...(OF[of as keyof typeof OF] ?? [])];
    const goal = {
      id: idFrom(name),
      title: { sv: name, en: name },
      follows:
        field("follows") === SHARE
          ? { kind: SHARE, types: types.length > 0 ? types : [1, 2], place }
          : { kind: "indicator", id: field("follows"), place },
      of:
        field("follows") === SHARE || of === "all"
          ? "all"
          : of === "gap"
            ? {
                gap: [
                  [1, 2],
                  [4, 5],
                ],
                as: "difference",
              }
            : { types },
      direction: field("direction"),
      target: Number(field("target").replace(",", ".")),
      from: Number(field("from")),
      by: Number(field("by")),
    } as unknown as Goal;
    try {
      await tell("saveGoal", "PUT", `/api/goals/${goal.id}`, goal);
      setSaid(t("fol.saved"));
      forgetAnswers();
    } catch (error) {
      const { problem } = error instanceof ApiError ? error : { problem: undefined };
      setSaid([(error as Error).message, problem?.expected, problem?.action].filter(Boolean).join(" "));
    }
  };
  return (
    <section className="result" aria-labelledby="goal-form">
      <h2 id="goal-form">{t("fol.add")}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <div className="choices">
          <label className="stacked">
            <span>{t("fol.name")}</span>
            <input name="name" type="text" required maxLength={50} />
          </label>
          <label className="stacked">
            <span>{t("fol.follows")}</span>
            <select name="follows" defaultValue={SHARE}>
              <option value={SHARE}>{t("fol.share")}</option>
              {indicators.data
                ?.filter((one) => one.years.length > 0)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {pick(title)}
                  </option>
                ))}
            </select>
          </label>
          <label className="stacked">
            <span>{t("fol.types")}</span>
            <select name="of" defaultValue="1-2">
              <option value="all">{t("fol.allTypes")}</option>
              <option value="1-2">{t("fol.ofTypes", { types: "1–2" })}</option>
              <option value="1">{t("fol.ofTypes", { types: "1" })}</option>
              <option value="4-5">{t("fol.ofTypes", { types: "4–5" })}</option>
              <option value="gap">{t("fol.gap")}</option>
            </select>
          </label>
          <label className="stacked">
            <span>{t("fol.place")}</span>
            <input name="place" type="text" defaultValue="riket" />
          </label>
          <label className="stacked">
            <span>{t("fol.direction")}</span>
            <select name="direction">
              <option value="at-most">{t("fol.atMost")}</option>
              <option value="at-least">{t("fol.atLeast")}</option>
            </select>
          </label>
          <label className="stacked">
            <span>{t("fol.target")}</span>
            <input name="target" type="text" inputMode="decimal" required />
          </label>
          <label className="stacked">
            <span>{t("fol.from")}</span>
            <input name="from" type="number" defaultValue={years[0] ?? last} required />
          </label>
          <label className="stacked">
            <span>{t("fol.by")}</span>
            <input name="by" type="number" defaultValue={last + 5} required />
          </label>
        </div>
        <p>
          <button type="submit" className="button">
            {t("fol.save")}
          </button>
        </p>
        <output className="prose">{said}</output>
      </form>
    </section>
  );
}
