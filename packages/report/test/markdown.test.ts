import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownBlocks, markdownInline } from "@tvars/report/document";

test("paragraphs, bold, italics, code and links become inlines", () => {
  assert.deepEqual(markdownBlocks("Ett **två** *tre* `fyra` [fem](https://example.org/)\n\nNästa"), [
    {
      kind: "paragraph",
      text: [
        "Ett ",
        { text: "två", strong: true },
        " ",
        { text: "tre", emphasis: true },
        " ",
        { text: "fyra", code: true },
        " ",
        { text: "fem", link: "https://example.org/" },
      ],
    },
    { kind: "paragraph", text: ["Nästa"] },
  ]);
});

test("bold within a link keeps both", () => {
  assert.deepEqual(markdownBlocks("[**fet**](https://example.org/)"), [
    { kind: "paragraph", text: [{ text: "fet", strong: true, link: "https://example.org/" }] },
  ]);
});

test("lists keep their items, and a list within an item is read on in it", () => {
  assert.deepEqual(markdownBlocks("1. ett\n2. två\n   - inre"), [
    { kind: "list", ordered: true, items: [["ett"], ["två inre"]] },
  ]);
});

test("headings begin at the level asked for and stop at 3", () => {
  assert.deepEqual(
    markdownBlocks("# A\n## B\n##### C", { level: 2 }).map(
      (block) => block.kind === "heading" && block.level,
    ),
    [2, 3, 3],
  );
});

test("HTML is text, and a link that runs something is text", () => {
  assert.deepEqual(markdownBlocks("<b>x</b> [y](javascript:alert) <https://example.org>"), [
    {
      kind: "paragraph",
      text: ["<b>x</b> y ", { text: "https://example.org", link: "https://example.org" }],
    },
  ]);
  assert.deepEqual(markdownBlocks("<script>\nx\n</script>"), [
    { kind: "paragraph", text: ["<script>\nx\n</script>"] },
  ]);
});

test("one line of it is inlines without blocks", () => {
  assert.deepEqual(markdownInline("Ett **två**"), ["Ett ", { text: "två", strong: true }]);
  assert.deepEqual(markdownInline(""), []);
});
