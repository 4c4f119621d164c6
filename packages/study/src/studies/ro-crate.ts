import type { SnapshotInfo } from "@tvars/api";
import type { FrozenRun } from "./desk.ts";
import { sha256 } from "./hash.ts";

interface Content {
  path: string;
  bytes: Uint8Array;
}

/** RO-Crate 1.2 metadata: what the package holds, whose the data are, and by what they were made into answers. */
export function crateOf(
  { definition, run }: FrozenRun,
  files: readonly Content[],
  snapshots: readonly SnapshotInfo[],
): unknown {
  const parts = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const latest = snapshots
    .map(({ fetched }) => fetched)
    .sort()
    .at(-1);
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        about: { "@id": "./" },
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        name: [definition.title.sv, definition.title.en],
        description: [definition.question.sv, definition.question.en],
        ...(latest === undefined ? {} : { datePublished: latest.slice(0, 10) }),
        license: "See each snapshot in workspace/snapshots.",
        mainEntity: { "@id": "study.json" },
        hasPart: [
          ...parts.map(({ path }) => ({ "@id": path })),
          ...snapshots.map(({ id }) => ({ "@id": `workspace/snapshots/${id}/` })),
        ],
        mentions: { "@id": "#run" },
      },
      {
        "@id": "#tvars",
        "@type": "SoftwareApplication",
        name: "Tvärs",
        softwareVersion: run.version,
      },
      {
        "@id": "#run",
        "@type": "CreateAction",
        name: "tvars study verify .",
        instrument: { "@id": "#tvars" },
        object: [
          { "@id": "study.json" },
          ...snapshots.map(({ id }) => ({ "@id": `workspace/snapshots/${id}/` })),
        ],
        result: parts.filter(({ path }) => path.startsWith("expected/")).map(({ path }) => ({ "@id": path })),
      },
      ...snapshots.map(({ id, title, licence, attribution, invented }) => ({
        "@id": `workspace/snapshots/${id}/`,
        "@type": "Dataset",
        name: [title.sv, title.en],
        license: licence,
        creditText: attribution.sv,
        ...(invented ? { description: "Påhittade uppgifter / invented data" } : {}),
        hasPart: parts
          .filter(({ path }) => path.startsWith(`workspace/snapshots/${id}/`))
          .map(({ path }) => ({ "@id": path })),
      })),
      ...parts.map(({ path, bytes }) => ({
        "@id": path,
        "@type": "File",
        contentSize: String(bytes.length),
        sha256: sha256(bytes),
        encodingFormat: path.endsWith(".json")
          ? "application/json"
          : path.endsWith(".md")
            ? "text/markdown"
            : path.endsWith(".parquet")
              ? "application/vnd.apache.parquet"
              : "application/octet-stream",
      })),
    ],
  };
}
