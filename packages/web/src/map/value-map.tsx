import type { MapValues } from "@tvars/api";
import type { Version } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import { number, percent, themeOf } from "@tvars/report";
import { Suspense, lazy, useMemo } from "react";
import { Skeleton } from "../parts/states.tsx";
import { useTheme } from "../parts/use-theme.ts";
import { useWorkspace } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { fresh, useRouter } from "../url/router.tsx";
import { quantileSteps } from "./quantiles.ts";

const MapCanvas = lazy(async () => ({ default: (await import("./map-canvas.tsx")).MapCanvas }));
const NONE: readonly string[] = [];

export interface ValueMapArea {
  code: string;
  figure: Figure;
  type?: number | null;
}

interface ValueMapProps {
  /** What the colours show. */
  title: string;
  year: number;
  version: Version | undefined;
  areas: readonly ValueMapArea[];
  decimals: number;
  unit?: "percent";
}

/** A quantity on the map, in classes with equally many areas. Nothing is shown where no boundaries are stored. */
export function ValueMap({ title, year, version, areas, decimals, unit }: ValueMapProps) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const workspace = useWorkspace();
  const theme = themeOf(useTheme());
  const steps = useMemo(
    () =>
      quantileSteps(
        areas.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value])),
        theme.sequential.length,
      ),
    [areas, theme],
  );
  const byCode = useMemo(() => new Map(areas.map(({ code, figure }) => [code, figure])), [areas]);
  const values = useMemo<MapValues | undefined>(
    () =>
      version && {
        year,
        version,
        codes: areas.map(({ code }) => code),
        type: areas.map(({ type }) => type ?? null),
        // Areas are coloured by the number of their class, since a quantity may be below zero.
        index: areas.map(({ figure }) =>
          figure.value === null ? null : steps.filter((step) => figure.value! >= step).length,
        ),
        status: areas.map(({ figure }) => [figure.status, ...(figure.flags ?? [])].join(" ")),
        typeBefore: areas.map(() => null),
        typeOwn: areas.map(() => null),
        before: null,
      },
    [areas, version, year, steps],
  );
  const classes = useMemo(() => steps.map((_, i) => i + 1), [steps]);
  const hasLayer = workspace.versions.some((one) => one.version === version && one.hasLayer);
  if (!values || !hasLayer || !version?.startsWith("regso")) return null;
  const show = (value: number): string =>
    unit === "percent" ? percent(value, lang, decimals) : number(value, lang, decimals);
  const said = (code: string): string => {
    const figure = byCode.get(code);
    return figure?.value === null || figure === undefined
      ? t(figure?.status === "suppressed" ? "figure.suppressed" : "figure.missing")
      : show(figure.value);
  };
  return (
    <figure className="small-map">
      <Suspense fallback={<Skeleton lines={0} block />}>
        <MapCanvas
          workspace={workspace}
          values={values}
          layer="index"
          steps={classes}
          patterns={false}
          chosen={NONE}
          camera={null}
          bounds={workspace.bounds}
          onChoose={(code) => go({ ...fresh(state), screen: "omraden", place: `${version}:${code}` })}
          onCamera={() => undefined}
          // Called for what the pointer is at, not mounted.
          // oxlint-disable-next-line react/no-unstable-nested-components
          tip={({ name, code }) => (
            <>
              <p className="tip-name">{name}</p>
              <p className="tip-code">{code}</p>
              <p className="tip-figure">
                {title} <strong>{said(code)}</strong>
              </p>
            </>
          )}
          speak={({ name, code }) => `${name}. ${said(code)}`}
          failed={null}
        />
      </Suspense>
      <figcaption>
        <p className="steps-title">{title}</p>
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
