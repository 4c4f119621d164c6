import { fetchTable, createHttp, readCatalogue } from "../../src/index.ts";

/** Fetches TAB6586 from the address and into the folder given, saying each finished part; its parent kills it. */
const [baseUrl, folder] = process.argv.slice(2) as [string, string];
const definition = (await readCatalogue()).find(({ id }) => id === "TAB6586")!;
await fetchTable(definition, {
  http: createHttp({ calls: 1000 }),
  baseUrl,
  folder,
  onProgress: ({ done }) => process.stdout.write(`${done}\n`),
});
