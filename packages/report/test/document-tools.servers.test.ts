import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { documentDocx, documentPdf } from "@tvars/report/document";
import type { DocumentFile } from "@tvars/report/document";
import { sampleDocument } from "./sample-document.ts";
import { absence } from "./tools.ts";

const exec = promisify(execFile);
const VERAPDF = "1.28.2";

/** veraPDF's jars, fetched from Maven Central by Maven itself where they are not there yet. */
async function verapdf(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tvars");
  const home = join(cache, `verapdf-${VERAPDF}`);
  if (existsSync(home)) return home;
  const work = join(cache, `.verapdf-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    await writeFile(
      join(work, "pom.xml"),
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>tvars</groupId><artifactId>verapdf</artifactId><version>1</version><dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERAPDF}</version></dependency></dependencies></project>`,
    );
    await exec(
      "mvn",
      [
        "-B",
        "-q",
        "-C",
        "-f",
        join(work, "pom.xml"),
        "dependency:copy-dependencies",
        `-DoutputDirectory=${join(work, "lib")}`,
      ],
      { maxBuffer: 1 << 24 },
    );
    await rename(join(work, "lib"), home);
    return home;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function within<T>(file: DocumentFile, use: (path: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-document-"));
  try {
    await writeFile(join(folder, file.name), file.bytes);
    return await use(join(folder, file.name), folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const java =
  absence("Java, which veraPDF needs,", "java", ["-version"]) ||
  absence("Maven, which fetches veraPDF,", "mvn", ["-v"]);

for (const lang of ["sv", "en"] as const)
  test(`the PDF in ${lang} passes veraPDF's rules of PDF/UA-1`, { skip: java }, async () => {
    const jars = join(await verapdf(), "*");
    const said = await within(await documentPdf(sampleDocument(lang)), async (path) =>
      exec("java", [
        "-cp",
        jars,
        "org.verapdf.apps.GreenfieldCliWrapper",
        "-f",
        "ua1",
        "--format",
        "text",
        "-v",
        path,
      ]).then(
        ({ stdout }) => stdout,
        ({ stdout }: { stdout: string }) => stdout,
      ),
    );
    assert.match(said, /^PASS .* ua1$/m);
  });

const office = absence("LibreOffice, which opens the Word file,", "soffice", ["--version"]);

test(
  "the Word file opens in LibreOffice, which finds its title, its figures' headings and its pages' numbers",
  { skip: office },
  async () => {
    const document = sampleDocument("sv");
    const text = await within(await documentDocx(document), async (path, folder) => {
      await exec(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          "txt:Text (encoded):UTF8",
          "--outdir",
          folder,
          path,
        ],
        { timeout: 180_000 },
      );
      return readFile(path.replace(/docx$/, "txt"), "utf8");
    });
    assert.ok(text.includes(document.title));
    for (const block of document.blocks) {
      if (block.kind === "heading") assert.ok(text.includes(block.text), block.text);
      if (block.kind !== "figure" && block.kind !== "table") continue;
      assert.ok(text.includes(block.title), block.title);
      const table = block.kind === "table" ? block : block.table;
      for (const { cells } of table.rows)
        for (const cell of cells) assert.ok(text.includes(cell.text), cell.text);
    }
  },
);
