import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { EXHIBITS, VARIANTS } from "./gallery.ts";

const folder = new URL("./golden/", import.meta.url);
const update = process.env.UPDATE_GOLDEN === "1";

/** One element a line, so that a change can be read. */
const readable = (svg: string): string => `${svg.replaceAll("><", ">\n<")}\n`;

if (update) mkdirSync(folder, { recursive: true });

for (const exhibit of EXHIBITS)
  for (const variant of VARIANTS)
    test(`${exhibit.id} ${variant.id} is drawn as it was looked at (UPDATE_GOLDEN=1 writes it anew)`, () => {
      const file = new URL(`${exhibit.id}.${variant.id}.svg`, folder);
      const drawn = readable(exhibit.make(variant.options).svg);
      if (update) writeFileSync(file, drawn);
      assert.equal(drawn, readFileSync(file, "utf8"));
    });
