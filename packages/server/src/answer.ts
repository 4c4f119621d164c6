import type { Format, RouteName } from "@tvars/api";
import { ASK, type Asked } from "./ask.ts";
import type { Entry } from "./cache.ts";
import { plain } from "./encoding.ts";
import { render } from "./format/render.ts";
import type { Input } from "./input.ts";
import type { Lang } from "./problem.ts";

/** What a route answers, as the bytes and headers of the format asked for. */
export async function answerEntry(asked: Asked, name: RouteName, input: Input): Promise<Entry> {
  const result = await ASK[name](asked, input as never);
  const format = (input.format ?? "json") as Format;
  if (format === "json") return jsonEntry(name === "cube" ? plainCube(result) : result);
  const { body, type, fileName } = await render(name, result, {
    format,
    lang: input.lang as Lang,
    study: asked.study,
    theme: input.theme as "light" | undefined,
    width: input.width as number | undefined,
  });
  // JSON and drawings are looked at in the browser; the others are opened by another program.
  const disposition = format === "json-stat2" || format === "svg" ? "inline" : "attachment";
  return {
    body: plain(typeof body === "string" ? encoder.encode(body) : body),
    headers: { "content-type": type, "content-disposition": `${disposition}; filename="${fileName}"` },
  };
}

const encoder = new TextEncoder();

export const jsonEntry = (value: unknown): Entry => ({
  body: plain(encoder.encode(JSON.stringify(value))),
  headers: { "content-type": "application/json; charset=utf-8" },
});

/** A cube as plain JSON: its typed arrays would be written as objects. */
function plainCube(cube: unknown): unknown {
  const { values, status, flags, ...rest } = cube as Record<"values" | "status" | "flags", ArrayLike<number>>;
  return { ...rest, values: Array.from(values), status: Array.from(status), flags: Array.from(flags) };
}
