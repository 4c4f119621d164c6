import type { Economics } from "@tvars/api";
import { number } from "@tvars/report";
import { useTexts } from "../../text/index.ts";

interface FormProps {
  economics: Economics;
  change: (economics: Economics) => void;
}

const AMOUNTS = [
  ["disposedSek", "rep.e.disposed"],
  ["usedSek", "rep.e.used"],
  ["repaySek", "rep.e.repay"],
] as const;
const DATES = [
  ["requisitioned", "rep.e.requisitioned"],
  ["repaid", "rep.e.repaid"],
  ["accounted", "rep.e.accounted"],
] as const;

/** The economic statement, its sum said while it is written. */
export function EconomicsForm({ economics, change }: FormProps) {
  const { t, lang } = useTexts();
  const { disposedSek, usedSek, repaySek } = economics;
  const left = disposedSek === null || usedSek === null ? null : disposedSek - usedSek;
  const said = (value: number): string => number(value, lang);
  return (
    <fieldset className="report-fields">
      <legend>{t("rep.economics")}</legend>
      {AMOUNTS.map(([name, key]) => (
        <label key={name}>
          <span>{t(key)}</span>
          <input
            type="number"
            min={0}
            value={economics[name] ?? ""}
            onChange={({ target }) =>
              change({ ...economics, [name]: target.value === "" ? null : Number(target.value) })
            }
          />
        </label>
      ))}
      {DATES.map(([name, key]) => (
        <label key={name}>
          <span>{t(key)}</span>
          <input
            type="date"
            value={economics[name] ?? ""}
            onChange={({ target }) => change({ ...economics, [name]: target.value || null })}
          />
        </label>
      ))}
      <output className="report-sum">
        {left !== null && t("rep.e.sum", { a: said(disposedSek!), b: said(usedSek!), c: said(left) })}
        {left !== null && repaySek !== null && repaySek !== left && ` ${t("rep.e.wrong")}`}
      </output>
    </fieldset>
  );
}
