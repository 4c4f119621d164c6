import type { Economics } from "@tvars/api";
import { number } from "@tvars/report";
import { useTexts } from "../../text/index.ts";
import { DateField } from "./date-field.tsx";

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
  const wrong = left !== null && repaySek !== null && repaySek !== left;
  return (
    <fieldset className="report-fields" id="field-economics" tabIndex={-1}>
      <legend>{t("rep.economics")}</legend>
      <p className="part-help">{t("rep.economicsHelp")}</p>
      {AMOUNTS.map(([name, key]) => (
        <label key={name} className="field">
          <span>{t(key)}</span>
          <input
            type="number"
            id={`field-economics.${name}`}
            min={0}
            value={economics[name] ?? ""}
            onChange={({ target }) =>
              change({ ...economics, [name]: target.value === "" ? null : Number(target.value) })
            }
          />
        </label>
      ))}
      <output className="report-sum" data-wrong={wrong}>
        {left !== null && t("rep.e.sum", { a: said(disposedSek!), b: said(usedSek!), c: said(left) })}
        {wrong && ` ${t("rep.e.wrong")}`}
      </output>
      {DATES.map(([name, key]) => (
        <DateField
          key={name}
          id={`field-economics.${name}`}
          label={t(key)}
          value={economics[name]}
          onChange={(date) => change({ ...economics, [name]: date })}
        />
      ))}
    </fieldset>
  );
}
