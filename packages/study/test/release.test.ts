/** Releases of own records: frozen tables, a log that shows when it was touched, and what may be decided. */
import assert from "node:assert/strict";
import { appendFile, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { breakdownAsked, release, releaseCheck } from "@tvars/api";
import type { BreakdownAsked, ReleaseDecision } from "@tvars/api";
import { StudyError } from "../src/error.ts";
import { RULES, type SmallWorld, smallRows, smallWorld } from "./support/small-records.ts";

async function world(context: TestContext, options?: Parameters<typeof smallWorld>[0]): Promise<SmallWorld> {
  const made = await smallWorld(options);
  context.after(() => made.close());
  return made;
}

const asked = (by: string[], more: Partial<BreakdownAsked> = {}): BreakdownAsked =>
  breakdownAsked.parse({ records: "olyckor", by, ...more });

const decide = (decision: ReleaseDecision["decision"], who = "Bo", reason = "granskad"): ReleaseDecision => ({
  decision,
  who,
  reason,
});

const conflict = (pattern: RegExp) => (error: unknown) =>
  error instanceof StudyError && error.kind === "conflict" && pattern.test(error.message);

test("a release stays the same table, byte for byte, whatever happens to the rows", async (context) => {
  const { desk, store, folder } = await world(context);
  const draft = await desk.draft(asked(["type"]), "Åsa", "årsrapport");
  assert.deepEqual([draft.id, draft.state, draft.link], ["olyckor-1", "draft", "/utlamning/olyckor-1"]);
  assert.equal((await desk.check(draft.id)).verdict, "safe");
  const released = await desk.decide(draft.id, decide("release"));
  assert.equal(released.state, "released");
  release.parse(released);
  releaseCheck.parse(await desk.check(draft.id));
  const path = join(folder, "releases", draft.id, "table.json");
  const bytes = await readFile(path);
  await store(smallRows(50, 3));
  const first = JSON.stringify(await desk.get(draft.id));
  assert.equal(JSON.stringify(await desk.get(draft.id)), first);
  assert.deepEqual(await readFile(path), bytes);
  assert.equal(JSON.stringify((await desk.get(draft.id)).table), bytes.toString());
});

test("an erratum and a later release stand beside the old link; its table and hash do not change", async (context) => {
  const { desk } = await world(context);
  const { id, table, sha256 } = await desk.draft(asked(["type"]), "Åsa", "");
  await desk.decide(id, decide("release"));
  await desk.decide(id, decide("erratum", "Bo", "Enheten är skadade personer, inte olyckor."));
  const later = await desk.draft(asked(["type", "year"]), "Åsa", "");
  await desk.decide(later.id, { ...decide("release"), supersedes: id });
  const old = await desk.get(id);
  assert.equal(old.errata[0]!.text.sv, "Enheten är skadade personer, inte olyckor.");
  assert.equal(old.supersededBy, later.id);
  assert.deepEqual([old.table, old.sha256, old.state], [table, sha256, "released"]);
  assert.deepEqual(
    (await desk.list()).map((one) => [one.id, one.supersededBy]),
    [
      ["olyckor-2", null],
      ["olyckor-1", "olyckor-2"],
    ],
  );
});

test("a withdrawn link says so and shows no figures; the table stays in the workspace and still counts as known", async (context) => {
  const { desk, folder } = await world(context);
  const { id, table } = await desk.draft(asked(["type"]), "Åsa", "");
  await desk.decide(id, decide("release"));
  await desk.decide(id, decide("withdraw", "Bo", "Fel period i underlaget."));
  const gone = await desk.get(id);
  assert.equal(gone.state, "withdrawn");
  assert.deepEqual([gone.table.rows, gone.table.gaps, gone.table.reading], [[], [], []]);
  assert.match(gone.title.sv, /återkallad/);
  assert.equal(gone.log.at(-1)!.reason, "Fel period i underlaget.");
  assert.equal(await readFile(join(folder, "releases", id, "table.json"), "utf8"), JSON.stringify(table));
  const next = await desk.draft(asked(["kommun"]), "Åsa", "");
  assert.deepEqual(
    (await desk.check(next.id)).differencing.map((one) => one.release),
    [id],
  );
});

test("a draft can be released or refused once, and what is refused never goes out", async (context) => {
  const { desk } = await world(context);
  const { id } = await desk.draft(asked(["type"]), "Åsa", "");
  await assert.rejects(desk.decide(id, decide("withdraw")), conflict(/is a draft/));
  await desk.decide(id, decide("refuse", "Bo", "Fel år."));
  await assert.rejects(desk.decide(id, decide("release")), conflict(/is refused/));
  await assert.rejects(desk.decide(id, decide("refuse")), conflict(/is refused/));
  const other = await desk.draft(asked(["type"]), "Åsa", "");
  const both = await Promise.allSettled([
    desk.decide(other.id, decide("release", "Bo")),
    desk.decide(other.id, decide("refuse", "Ceci")),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal((await desk.get(other.id)).log.length, 2);
});

test("two drafts at once get two ids, and none is half written", async (context) => {
  const { desk, folder } = await world(context);
  const made = await Promise.all([1, 2, 3].map(() => desk.draft(asked(["type"]), "Åsa", "")));
  assert.deepEqual(made.map(({ id }) => id).sort(), ["olyckor-1", "olyckor-2", "olyckor-3"]);
  const files = await Promise.all(made.map(({ id }) => readdir(join(folder, "releases", id))));
  for (const names of files)
    assert.deepEqual(names.sort(), ["log.jsonl", "release.json", "seal.json", "table.json"]);
  assert.deepEqual(
    (await readdir(join(folder, "releases"))).filter((name) => name.startsWith(".")),
    [],
  );
});

test("every event has a name and a reason, and every decision both", async (context) => {
  const { desk } = await world(context);
  const { id, log } = await desk.draft(asked(["type"]), "  Åsa ", "årsrapport");
  assert.deepEqual(
    log.map(({ who, what, reason }) => [who, what, reason]),
    [["Åsa", "drafted", "årsrapport"]],
  );
  await assert.rejects(desk.draft(asked(["type"]), " ", ""), /needs a name/);
  await assert.rejects(desk.decide(id, decide("release", "")), /needs a name/);
  await assert.rejects(desk.decide(id, decide("release", "Bo", " ")), /needs a reason/);
});

test("with four eyes whoever drafted does not decide, however the name is written", async (context) => {
  const { desk } = await world(context);
  await desk.store.setRules({ fourEyes: true });
  const { id } = await desk.draft(asked(["type"]), "Åsa Ek", "");
  await assert.rejects(desk.decide(id, decide("release", "ÅSA EK ")), conflict(/cannot decide on it/));
  assert.equal((await desk.decide(id, decide("release", "Bo"))).state, "released");
});

const FILES = ["table.json", "release.json", "log.jsonl"] as const;
for (const file of FILES)
  test(`a change of ${file} is seen at the next reading`, async (context) => {
    const { desk, folder } = await world(context);
    const { id } = await desk.draft(asked(["type"]), "Åsa", "x");
    await desk.decide(id, decide("release"));
    const path = join(folder, "releases", id, file);
    const text = await readFile(path, "utf8");
    await writeFile(
      path,
      text
        .replace("Åsa", "Eva")
        .replace(/"value":(\d+)/, '"value":1$1')
        .replace("olyckor-1", "olyckor-1 "),
    );
    await assert.rejects(desk.get(id), conflict(/changed/));
    await writeFile(path, text);
    assert.equal((await desk.get(id)).state, "released");
  });

test("a line put into the log, or taken from its middle, breaks the chain at that line", async (context) => {
  const { desk, folder } = await world(context);
  const { id } = await desk.draft(asked(["type"]), "Åsa", "x");
  await desk.decide(id, decide("release"));
  await desk.decide(id, decide("erratum", "Bo", "rättat"));
  const path = join(folder, "releases", id, "log.jsonl");
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  await writeFile(path, `${lines[0]}\n${lines[2]}\n`);
  await assert.rejects(desk.get(id), (error: StudyError) => error.fields.row === 2);
  await writeFile(path, `${lines.join("\n")}\n`);
  await appendFile(path, `${lines[1]}\n`);
  await assert.rejects(desk.get(id), (error: StudyError) => error.fields.row === 4);
});

test("a log whose last lines are cut off is told, with how many there were", async (context) => {
  const { desk, folder } = await world(context);
  const { id } = await desk.draft(asked(["type"]), "Åsa", "x");
  await desk.decide(id, decide("release"));
  await desk.decide(id, decide("withdraw", "Bo", "fel år"));
  const path = join(folder, "releases", id, "log.jsonl");
  const text = await readFile(path, "utf8");
  const lines = text.trimEnd().split("\n");
  for (const left of [2, 1, 0]) {
    await writeFile(path, lines.slice(0, left).join("\n"));
    await assert.rejects(desk.get(id), (error: StudyError) => {
      assert.match(error.message, new RegExp(`${left} lines of 3`));
      return error.kind === "conflict" && error.fields.row === left + 1;
    });
  }
  await writeFile(path, text);
  assert.equal((await desk.get(id)).state, "withdrawn");
});

test("a line that was written just before the program ended counts, though its seal was not", async (context) => {
  const { desk, folder } = await world(context);
  const { id } = await desk.draft(asked(["type"]), "Åsa", "x");
  const path = join(folder, "releases", id, "seal.json");
  const before = await readFile(path);
  await desk.decide(id, decide("release"));
  await writeFile(path, before);
  assert.equal((await desk.get(id)).state, "released");
});

test("records with secondary suppression switched off can be looked at and never released", async (context) => {
  const { desk } = await world(context, { rules: { ...RULES, secondary: false } });
  const { id } = await desk.draft(asked(["type", "kind"]), "Åsa", "");
  const check = await desk.check(id);
  assert.equal(check.verdict, "unsafe");
  assert.ok(check.attacks.some(({ enough, low, high }) => !enough && low === high));
  await assert.rejects(desk.decide(id, decide("release")), conflict(/switched off/));
});

test("rows that have changed since are told, and ask for a reviewer's eye", async (context) => {
  const { desk, store } = await world(context);
  const { id } = await desk.draft(asked(["type"]), "Åsa", "");
  await desk.decide(id, decide("release"));
  await store(smallRows(500, 9));
  const next = await desk.draft(asked(["kommun"]), "Åsa", "");
  const check = await desk.check(next.id);
  assert.equal(check.verdict, "review");
  assert.match(check.words.map(({ sv }) => sv).join(" "), /olyckor-1.*inte summor av raderna som finns nu/);
});

test("what is no release is told with how to find one", async (context) => {
  const { desk } = await world(context);
  for (const id of ["olyckor-9", "../secret", "olyckor", ""])
    await assert.rejects(desk.get(id), (error: StudyError) => error.kind === "not-found");
});
