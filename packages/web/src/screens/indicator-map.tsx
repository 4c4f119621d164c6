import type { IndicatorFigures, MapValues } from "@tvars/api";
import { number, themeOf } from "@tvars/report";
import { Suspense, lazy, useMemo } from "react";
import { Skeleton } from "../parts/states.tsx";
import { useTheme } from "../parts/use-theme.ts";
import { useWorkspace } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { fresh, useRouter } from "../url/router.tsx";
import { quantileSteps } from "../map/quantiles.ts";

const MapCanvas = lazy(async () => ({ default: (await import("../map/map-canvas.tsx")).MapCanvas }));
const NONE: readonly string[] = [];

/** An indicator on the map, in classes with equally many areas. */
export function IndicatorMap({ figures }: { figures: IndicatorFigures }) {
  const { t, pick, lang } = useTexts();
  const { state, go } = useRouter();
  const workspace = useWorkspace();
  const theme = themeOf(useTheme());
  const { indicator, rows, year, division } = figures;
  const version = rows[0]?.area.version;
  const steps = useMemo(
    () =>
      quantileSteps(
        rows.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value])),
        theme.sequential.length,
      ),
    [rows, theme],
  );
  const values = useMemo<MapValues | undefined>(
    () =>
      version && {
        year,
        version,
        codes: rows.map(({ area }) => area.code),
        type: rows.map(({ type }) => type.value),
        index: rows.map(({ figure }) => figure.value),
        status: rows.map(({ figure }) => [figure.status, ...(figure.flags ?? [])].join(" ")),
        typeBefore: rows.map(() => null),
        typeOwn: rows.map(() => null),
        before: null,
      },
    [rows, version, year],
  );
  const hasLayer = workspace.versions.some((one) => one.version === version && one.hasLayer);
  if (!values || !hasLayer || division !== "regso") return null;
  const show = (value: number): string => number(value, lang, indicator.decimals);
  return (
    <figure className="small-map">
      <Suspense fallback={<Skeleton lines={0} block />}>
        <MapCanvas
          workspace={workspace}
          values={values}
          layer="index"
          steps={steps}
          patterns={false}
          chosen={NONE}
          camera={null}
          bounds={workspace.bounds}
          onChoose={(code) => go({ ...fresh(state), screen: "omraden", place: `${version}:${code}` })}
          onCamera={() => undefined}
          // Called for what the pointer is at, not mounted.
          // oxlint-disable-next-line react/no-unstable-nested-components
          tip={({ name, code, value }) => (
            <>
              <p className="tip-name">{name}</p>
              <p className="tip-code">{code}</p>
              <p className="tip-figure">
                {pick(indicator.title)}{" "}
                <strong>
                  {value?.index === null || value?.index === undefined
                    ? t(value?.status === "suppressed" ? "figure.suppressed" : "figure.missing")
                    : show(value.index)}
                </strong>
              </p>
            </>
          )}
          speak={({ name, value }) =>
            `${name}. ${value?.index === null || value?.index === undefined ? t("figure.missing") : show(value.index)}`
          }
          failed={null}
        />
      </Suspense>
      <figcaption>
        <ul className="steps" aria-label={t("map.legend")}>
          {theme.sequential.slice(0, steps.length + 1).map((color, i) => (
            <li key={color}>
              <span className="swatch" style={{ background: color }} aria-hidden="true" />
              {i === 0 ? `< ${show(steps[0] ?? 0)}` : `≥ ${show(steps[i - 1]!)}`}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
