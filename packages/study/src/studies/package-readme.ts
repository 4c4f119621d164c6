import type { FrozenRun } from "./desk.ts";

/** What is in the package and the one command that runs it, in both languages. */
export function readmeOf(
  { definition, run }: FrozenRun,
  shared: number,
  kept: readonly { id: string; licence: string }[],
): string {
  const list = kept.map(({ id, licence }) => `- \`${id}\` (${licence || "–"})`).join("\n");
  return `# ${definition.title.sv} / ${definition.title.en}

## Svenska

${definition.question.sv}

Packa upp och kör:

    tvars study verify .

Kommandot gör en ny arbetsmapp av underlaget i \`workspace/\`, ställer frågorna i \`study.json\` igen och jämför svaren
med \`expected/\`, tal för tal. Det säger om något skiljer sig.

- program: Tvärs ${run.version}
- steg: ${definition.steps.length}, tal: ${run.figures}
- kontrollsumma för svaren (SHA-256): \`${run.sha256}\`
- underlag i paketet: ${shared} ögonblicksbilder
${kept.length > 0 ? `- underlag som inte får delas och därför saknas:\n${list}\n` : ""}
## English

${definition.question.en}

Unpack, and run:

    tvars study verify .

The command makes a new workspace of the data in \`workspace/\`, asks the questions of \`study.json\` again and compares
the answers with \`expected/\`, figure by figure. It says whether anything differs.

- program: Tvärs ${run.version}
- steps: ${definition.steps.length}, figures: ${run.figures}
- checksum of the answers (SHA-256): \`${run.sha256}\`
- data in the package: ${shared} snapshots
${kept.length > 0 ? `- data that may not be shared and are therefore missing:\n${list}\n` : ""}`;
}
