/** What `npm ci` brings into the house: from no particular registry, without scripts, under permissive licences. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

interface Locked {
  version?: string;
  license?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  hasInstallScript?: boolean;
}

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");
const lockText = read("package-lock.json");
const root = JSON.parse(read("package.json")) as { allowScripts: Record<string, boolean> };
const locked = Object.entries((JSON.parse(lockText) as { packages: Record<string, Locked> }).packages);
const fromOutside = locked.filter(([path, { link }]) => path.includes("node_modules/") && link !== true);
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "OFL-1.1",
  "Unlicense",
]);

/** Packages looked at one by one, with the reason why they may stay. */
const LOOKED_AT: Record<string, string> = {
  "@mapbox/jsonlint-lines-primitives":
    "a fork of zaach/jsonlint, which is MIT; its own package.json lacks the field",
  "@resvg/resvg-wasm": "MPL-2.0; used unchanged, beside our own files, to make a picture's PNG for Word",
  lightningcss: "MPL-2.0; runs while the web app is built, unchanged, and is no part of what is served",
};

test("the lockfile names no registry", () => {
  const hosts = lockText.match(/"resolved": "[a-z+]+:[^"]*"/g) ?? [];
  assert.deepEqual(hosts, []);
});

test("every package from outside is held by version and checksum", () => {
  const loose = fromOutside.filter(([, { version, integrity }]) => !version || !integrity);
  assert.deepEqual(
    loose.map(([path]) => path),
    [],
  );
});

test("a package with an install script is one that is denied running it", () => {
  const scripted = fromOutside.filter(([, { hasInstallScript }]) => hasInstallScript);
  const allowed = scripted.map(([path]) => nameOf(path)).filter((name) => root.allowScripts[name] !== false);
  assert.deepEqual(allowed, []);
});

test("what is installed for use has a permissive licence; a choice counts by its permissive half", () => {
  const permissive = (licence = ""): boolean =>
    licence
      .replaceAll(/[()]/g, "")
      .split(" OR ")
      .some((choice) => choice.split(" AND ").every((part) => PERMISSIVE.has(part)));
  const wrong = fromOutside
    .filter(([, { dev, license }]) => dev !== true && !permissive(license))
    .map(([path, { license }]) => ({ name: nameOf(path), license }))
    .filter(({ name }) => !(name.replace(/^lightningcss-.*/, "lightningcss") in LOOKED_AT));
  assert.deepEqual(wrong, []);
});
