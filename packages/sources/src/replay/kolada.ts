import type { ReplayAnswer, ReplayBodies } from "./answer.ts";
import { problem } from "./answer.ts";

/** Kolada v3: /municipality, /municipality_groups and /data/kpi/{id}/municipality/{ids}; paged by `next_url`, no charset. */
export function answerKolada(bodies: ReplayBodies, path: readonly string[], url: URL): ReplayAnswer {
  const kolada = bodies.kolada ?? {};
  if (path[0] === "municipality") return page(kolada.municipalities ?? [], kolada.pageSize, url);
  if (path[0] === "municipality_groups") {
    const title = url.searchParams.get("title")?.toLowerCase() ?? "";
    const groups = (kolada.groups ?? []).filter((group) => group.title.toLowerCase().includes(title));
    return page(groups, kolada.pageSize, url);
  }
  if (path[0] !== "data" || path[1] !== "kpi") return problem(404, "Not Found");
  const kpis = (path[2] ?? "").split(",");
  const places = path[3] === "municipality" ? new Set((path[4] ?? "").split(",")) : undefined;
  const values = kpis.flatMap((kpi) => kolada.kpis?.[kpi]?.values ?? []);
  return page(
    values.filter(({ municipality }) => places === undefined || places.has(municipality)),
    kolada.pageSize,
    url,
  );
}

function page(values: readonly unknown[], pageSize = 5_000, url: URL): ReplayAnswer {
  const number = Number(url.searchParams.get("page") ?? 1);
  const next = new URL(url);
  next.searchParams.set("page", String(number + 1));
  const more = number * pageSize < values.length;
  return {
    status: 200,
    type: "application/json",
    body: {
      count: values.length,
      values: values.slice((number - 1) * pageSize, number * pageSize),
      next_url: more ? next.href : null,
    },
  };
}
