import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer } from "@tvars/api";
import { writeExampleRegion } from "@tvars/sources/example";
import type { App } from "./app.ts";

const FILE = "skadade-i-vagtrafik.csv";

async function post<T>(app: App, path: string, body: unknown): Promise<T> {
  const sent =
    body instanceof FormData
      ? { body }
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(app.address + path, { method: "POST", ...sent });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Stores the example's persons injured in traffic, with the definition that is suggested for the file. */
async function storeInjured(app: App): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-files-"));
  try {
    await writeExampleRegion(folder);
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(await readFile(join(folder, FILE)))]), FILE);
    const { upload, suggestion } = await post<Answer<"understandUpload">>(app, "/api/records/uploads", form);
    const set = await post<Answer<"recordsSet">>(app, "/api/records", { upload, definition: suggestion });
    return set.definition.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The screens of own records and releases, by their address without the language; something is stored and drafted first. */
export async function recordsScreensOf(app: App): Promise<Record<string, string>> {
  const id = await storeInjured(app);
  const asked = { records: id, by: ["type", "kategori"], years: [2024] };
  const draft = await post<Answer<"draftRelease">>(app, "/api/releases", { asked, who: "Anna Ek" });
  const out = await post<Answer<"draftRelease">>(app, "/api/releases", {
    asked: { records: id, by: ["type"], years: [2024], figure: "rate", per: "residents" },
    who: "Anna Ek",
  });
  await post(app, `/api/releases/${out.id}/decision`, {
    decision: "release",
    who: "Berit Lund",
    reason: "Årsrapporten",
  });
  const rate = "figure=rate&per=residents";
  return {
    records: "/uppgifter",
    "records-file": "/uppgifter?about=file",
    "records-table": `/uppgifter/${id}?by=type,year&${rate}`,
    "records-rows": `/uppgifter/${id}?by=type,year&${rate}&tables=breakdown`,
    "records-areas": `/uppgifter/${id}?by=regso&years=2024&${rate}`,
    "records-share": `/uppgifter/${id}?figure=share&having=svarighetsgrad%3DAllvarlig`,
    "records-about": `/uppgifter/${id}?about=about`,
    releases: "/utlamning",
    "release-draft": `/utlamning/${draft.id}`,
    "release-frozen": `/utlamning/${out.id}`,
  };
}
