/** The Atom feed against RFC 4287's own demands: elements, their number, dates, ids, and markup in texts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { NewsEntry } from "@tvars/api";
import { escapeXml, feedXml } from "../src/feed.ts";

const entry: NewsEntry = {
  id: "urn:uuid:11111111-1111-5111-8111-111111111111",
  at: "2026-02-03",
  kind: "data",
  title: { sv: "Å <b> & ]]>", en: "A" },
  text: { sv: "Text\u0000", en: "Text" },
  link: "/folj-upp?a=1&b=2",
  places: ["riket"],
};
const asked = { place: "kommun:1780", lang: "sv", origin: "http://127.0.0.1:8020" } as const;

test("feed and entries hold exactly one id, title and updated, and the feed an author and a link to itself", () => {
  const xml = feedXml(
    [entry, { ...entry, id: `${entry.id.slice(0, -1)}2`, at: "2026-03-04T05:06:07Z" }],
    asked,
  );
  const [head = "", ...entries] = xml.split("<entry>");
  assert.equal(entries.length, 2);
  for (const part of [head, ...entries])
    for (const name of ["id", "title", "updated"])
      assert.equal(part.split(`<${name}>`).length, 2, `${name} in ${part}`);
  assert.match(head, /<author><name>[^<]+<\/name><\/author>/);
  assert.match(head, /rel="self"/);
  assert.match(head, /<updated>2026-03-04T05:06:07.000Z<\/updated>/);
  assert.match(xml, /<updated>2026-02-03T00:00:00.000Z<\/updated>/);
  assert.match(xml, /href="http:\/\/127.0.0.1:8020\/folj-upp\?a=1&amp;b=2"/);
});

test("markup in a text is text, and what XML cannot hold is left out", () => {
  assert.equal(escapeXml(`<a href="x">&\u0000\u001f\ud800`), "&lt;a href=&quot;x&quot;&gt;&amp;");
  assert.equal(escapeXml("åäö 😀\n"), "åäö 😀\n");
  assert.match(feedXml([entry], asked), /<title>Å &lt;b&gt; &amp; \]\]&gt;<\/title>/);
});

test("the same news give the same bytes; another place or language is another feed", () => {
  const idOf = (xml: string): string => /<id>([^<]+)<\/id>/.exec(xml)![1]!;
  assert.equal(feedXml([entry], asked), feedXml([entry], asked));
  assert.notEqual(idOf(feedXml([], asked)), idOf(feedXml([], { ...asked, lang: "en" })));
  assert.equal(idOf(feedXml([], asked)), idOf(feedXml([entry], { ...asked, origin: "https://other.se" })));
});

test("a feed without news is still a feed, with a date", () => {
  assert.match(feedXml([], asked), /<updated>1970-01-01T00:00:00.000Z<\/updated>/);
});
