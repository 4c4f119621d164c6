import type { NetworkInfo, StructureAnswer, StructureId } from "@tvars/api";
import { STRUCTURES } from "@tvars/api";
import { number } from "@tvars/report";
import type { Map as MapLibre } from "maplibre-gl";
import { Suspense, lazy, useMemo, useState } from "react";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import type { Features } from "../../../map/barrier-style.ts";
import { Notice, Skeleton } from "../../../parts/states.tsx";
import { useTheme } from "../../../parts/use-theme.ts";
import { useTexts } from "../../../text/index.ts";
import { barrierLines, squareAround } from "../ground.ts";
import { useStreets } from "../use-streets.ts";
import { colourOf } from "./colours.ts";

const GroundMap = lazy(async () => ({ default: (await import("../../../map/ground-map.tsx")).GroundMap }));

type Cell = StructureAnswer["cells"][number];

/** Squares of the ground where people live, by structure, with the barriers over them. */
export function StructureMap({ data, network }: { data: StructureAnswer; network: NetworkInfo }) {
  const { t, pick } = useTexts();
  const theme = useTheme();
  const [map, setMap] = useState<MapLibre | null>(null);
  const streets = useStreets(network.id, map);
  const barriers = useAnswer(
    "barriers",
    apiPath("/api/barriers", { network: network.id, profile: data.profile }),
  );
  const layers = useMemo(
    () => ({
      streets,
      squares: squares(data, theme),
      ...(barriers.data ? { lines: barrierLines(barriers.data) } : {}),
    }),
    [data, theme, streets, barriers.data],
  );
  const named = new Map<StructureId, string>(
    data.classes.map(({ structure, name }) => [structure, pick(name)]),
  );
  const shown = STRUCTURES.filter((structure) => data.cells.some((cell) => cell.structure === structure));
  return (
    <section className="result" aria-labelledby="structure-map">
      <h2 id="structure-map">{t("stru.map")}</h2>
      <p className="lead">{t("stru.mapHelp", { n: data.cellM })}</p>
      <div className="ground-frame">
        <Suspense fallback={<Skeleton block />}>
          <GroundMap
            label={t("stru.mapLabel")}
            scrollHelp={t("stru.scroll")}
            touchHelp={t("stru.touch")}
            bounds={network.bounds}
            layers={layers}
            onReady={setMap}
            renderTip={(id) => <Tip cell={data.cells[Number(id)]} named={named} />}
            failed={<Notice title={t("map.noWebgl")} />}
          />
        </Suspense>
      </div>
      <ul className="structure-key" aria-label={t("stru.key")}>
        {shown.map((structure) => (
          <li key={structure}>
            <span className="swatch" style={{ background: colourOf(structure, theme) }} aria-hidden="true" />
            {named.get(structure)}
          </li>
        ))}
        <li>
          <span className="swatch barrier-swatch" aria-hidden="true" />
          {t("stru.barrier")}
        </li>
      </ul>
    </section>
  );
}

function squares({ cells, cellM }: StructureAnswer, theme: "light" | "dark"): Features {
  return {
    type: "FeatureCollection",
    features: cells.map(({ at, structure }, id) => ({
      type: "Feature",
      properties: { id, color: colourOf(structure, theme) },
      geometry: { type: "Polygon", coordinates: [squareAround(at, cellM)] },
    })),
  };
}

function Tip({ cell, named }: { cell: Cell | undefined; named: ReadonlyMap<StructureId, string> }) {
  const { t, lang } = useTexts();
  if (!cell) return null;
  const { structure, severed, perKm2, mix, separation, meshM } = cell;
  const lines = [
    t("stru.tip.severed", { n: number(100 * severed, lang) }),
    perKm2 === null ? null : t("stru.tip.sparse", { n: number(perKm2, lang) }),
    separation === null ? null : t("stru.tip.separated", { n: number(100 * separation, lang) }),
    mix === null ? null : t("stru.tip.mix", { n: number(100 * mix, lang) }),
    meshM === null ? null : t("stru.tip.mesh", { n: number(meshM, lang) }),
  ].filter((line) => line !== null);
  return (
    <>
      <strong>{named.get(structure)}</strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </>
  );
}
