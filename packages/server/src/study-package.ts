import type { Study } from "@tvars/study";
import { z } from "zod";
import type { Input } from "./input.ts";

/** Where a study's package is had. */
export const STUDY_PACKAGE_ROUTE = {
  method: "get",
  path: "/api/studies/{id}/package",
  summary: "A run of a study as an RO-Crate that anybody can run to the same answers.",
  params: z.object({ id: z.string() }),
  query: z.object({ run: z.string().optional() }),
  answer: z.unknown(),
} as const;

export async function studyPackage(study: Study, input: Input): Promise<Response> {
  const { id, run } = input as { id: string; run?: string };
  const { name, bytes } = await study.studyPackage(id, run);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
