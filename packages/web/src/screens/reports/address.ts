/** What of `/rapport/…` is looked at. */
export type ReportView =
  | { kind: "reports" }
  | { kind: "studies" }
  | { kind: "study"; id: string }
  | { kind: "report"; id: string }
  | { kind: "version"; id: string; n: number };

export const STUDIES = "utredningar";

/** `ID`, `ID/v/N`, `utredningar`, `utredningar/ID`; null is the list of reports. */
export function viewOf(path: string | null): ReportView {
  const [first, second, third] = path?.split("/") ?? [];
  if (first === undefined || first === "") return { kind: "reports" };
  if (first === STUDIES) return second ? { kind: "study", id: second } : { kind: "studies" };
  if (second === "v" && /^[1-9]\d{0,5}$/.test(third ?? ""))
    return { kind: "version", id: first, n: Number(third) };
  return { kind: "report", id: first };
}

export const studyPath = (id: string): string => `${STUDIES}/${id}`;
export const versionPath = (id: string, n: number): string => `${id}/v/${n}`;
