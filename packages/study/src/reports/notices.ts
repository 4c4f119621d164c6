import type { FrozenReport, ReportNotice, SnapshotInfo } from "@tvars/api";
import type { Study } from "../study.ts";
import { linkOf } from "./versions.ts";

/** What a reader of an old link must know: a newer version, data revised or gone since, a release withdrawn. */
export async function noticesOf(
  study: Pick<Study, "snapshots" | "releases">,
  { report, n, inputs, steps }: Pick<FrozenReport, "report" | "n" | "inputs" | "steps">,
  numbers: readonly number[],
): Promise<ReportNotice[]> {
  const notices: ReportNotice[] = [];
  const newest = Math.max(...numbers);
  if (newest > n)
    notices.push({
      kind: "newer",
      text: {
        sv: `Det finns en nyare version av rapporten: version ${newest}.`,
        en: `There is a newer version of the report: version ${newest}.`,
      },
      link: linkOf(report, newest),
    });
  const snapshots = await study.snapshots();
  const byId = new Map(snapshots.map((one) => [one.id, one]));
  const replaced = new Map(snapshots.flatMap((one) => (one.supersedes ? [[one.supersedes, one]] : [])));
  for (const id of new Set(inputs.flatMap(({ snapshot }) => snapshot ?? []))) {
    const by = newestOf(id, replaced);
    const name = (by ?? byId.get(id))?.title;
    if (by)
      notices.push({
        kind: "revised",
        text: {
          sv: `Källan har lämnat nya uppgifter sedan dess: ${name?.sv} (hämtade ${by.fetched.slice(0, 10)}).`,
          en: `The source has given new figures since: ${name?.en} (fetched ${by.fetched.slice(0, 10)}).`,
        },
        link: `/data?snapshot=${encodeURIComponent(by.id)}`,
      });
    else if (!byId.has(id))
      notices.push({
        kind: "gone",
        text: {
          sv: `Underlaget ${id} finns inte längre i arbetsmappen.`,
          en: `The data ${id} are no longer in the workspace.`,
        },
      });
  }
  const used = JSON.stringify([steps.map(({ asked }) => asked), inputs]);
  for (const { id, state, title, link } of await study.releases())
    if (state === "withdrawn" && used.includes(JSON.stringify(id)))
      notices.push({
        kind: "withdrawn",
        text: {
          sv: `En utlämning som rapporten bygger på är återkallad: ${title.sv}.`,
          en: `A release the report rests on has been withdrawn: ${title.en}.`,
        },
        link,
      });
  return notices;
}

function newestOf(id: string, replaced: ReadonlyMap<string, SnapshotInfo>): SnapshotInfo | undefined {
  let found: SnapshotInfo | undefined;
  const seen = new Set<string>();
  for (let next = replaced.get(id); next && !seen.has(next.id); next = replaced.get(next.id)) {
    seen.add(next.id);
    found = next;
  }
  return found;
}
