/** The commands of docs/report.md, as they stand there: a newcomer gets the report Trafikverket could have handed in. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPdfUa, pdfText } from "@tvars/report/document";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const HEADING = "## The report Trafikverket could have handed in";

/** Arguments of every command of the section, with the paths of this machine. */
async function documented(out: string): Promise<string[][]> {
  const text = await readFile(join(ROOT, "docs", "report.md"), "utf8");
  const section = text.slice(text.indexOf(HEADING)).split("\n## ")[0]!;
  return [...section.matchAll(/^tvars (.+)$/gm)].map(([, line]) =>
    [...line!.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) =>
      word
        .replaceAll('"', "")
        .replace(/^\.\.\/shared\//, sharedPath("x").slice(0, -1))
        .replace(/^(.*@|)docs\//, `$1${join(ROOT, "docs")}/`)
        .replace(/^ut$/, out),
    ),
  );
}

shared(
  "every documented command works, and the files say what is foreign and hold the decision's facts",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "tvars-documented-"));
    const env = { TVARS_DATA: join(folder, "data") };
    try {
      const commands = await documented(join(folder, "ut"));
      assert.ok(commands.length > 15);
      for (const args of commands) {
        const { code, out, err } = await inProcess(args, env);
        assert.equal(code, EXIT.ok, `tvars ${args.join(" ")}\n${out}\n${err}`);
      }
      const study = JSON.parse(
        await readFile(join(env.TVARS_DATA, "studies", "trafikverket-study.json"), "utf8"),
      ) as { steps: { id: string; asked: { network?: string }; title: { sv: string } }[] };
      const report = await readFile(join(env.TVARS_DATA, "reports", "trafikverket.json"), "utf8");
      for (const { id, asked, title } of study.steps)
        if (asked.network !== undefined && report.includes(`"step-${id}"`))
          assert.match(title.sv, /Oslo, inte Sverige: står in för ett barriärfall/);
      for (const [name, said] of [
        ["trafikverket", ["Ju2022/01507", "Oslo, inte Sverige", "500 000 − 412 350 = 87 650", "Borlänge"]],
        ["trafikverket-en", ["Ju2022/01507", "Oslo, not Sweden", "500,000 − 412,350 = 87,650", "Borlänge"]],
      ] as const) {
        const pdf = await readFile(join(folder, "ut", `${name}.pdf`));
        assert.deepEqual(await checkPdfUa(pdf), []);
        const text = (await pdfText(pdf)).pages.join(" ").replaceAll(/[\s\u00a0\u202f]+/g, " ");
        for (const one of said) assert.ok(text.includes(one), `${name} lacks ${one}`);
        for (const format of ["docx", "html", "xlsx"])
          assert.ok((await readFile(join(folder, "ut", `${name}.${format}`))).length > 5000);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
