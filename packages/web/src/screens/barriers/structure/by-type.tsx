import type { NetworkInfo, StructureAnswer } from "@tvars/api";
import { number, typeShort } from "@tvars/report";
import { useState } from "react";
import { areaColumn, figureColumn, textColumn, typeColumn } from "../../../parts/columns.tsx";
import { Downloads, TABULAR } from "../../../parts/downloads.tsx";
import { Foot } from "../../../parts/foot.tsx";
import { useSmallTable } from "../../../parts/small-table.tsx";
import { Tabs } from "../../../parts/tabs.tsx";
import { useTheme } from "../../../parts/use-theme.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { inOrder } from "../type-rows.ts";
import { colourOf } from "./colours.ts";

type Means = Pick<StructureAnswer["byType"][number], "severed" | "perKm2" | "mix" | "separation" | "meshM">;
type Class = StructureAnswer["classes"][number];

const known = (value: number | null) =>
  value === null
    ? ({ value: null, status: "missing" } as const)
    : value === 0
      ? ({ value: 0, status: "zero" } as const)
      : ({ value, status: "value" } as const);

interface Props {
  data: StructureAnswer;
  network: NetworkInfo;
  query: Record<string, string | number>;
}

/** How many live in each kind of settlement by area type, what lies behind it, and each RegSO. */
export function StructureByType({ data, network, query }: Props) {
  const { t } = useTexts();
  const [shown, setShown] = useState<"classes" | "means" | "areas">("classes");
  const street = network.people.from === "streets";
  return (
    <section className="result" aria-labelledby="structure-types">
      <h2 id="structure-types">{t(street ? "stru.byStreet" : "stru.byType")}</h2>
      <p className="lead">{t(street ? "stru.byStreetHelp" : "stru.byTypeHelp")}</p>
      <Tabs
        label={t("stru.tables")}
        tabs={[
          { id: "classes" as const, label: t("stru.classes") },
          { id: "means" as const, label: t("stru.means") },
          ...(data.areas.length > 0 ? [{ id: "areas" as const, label: t("stru.areas") }] : []),
        ]}
        chosen={shown}
        onChoose={setShown}
      >
        {shown === "classes" && <Classes data={data} />}
        {shown === "means" && <MeansTable data={data} />}
        {shown === "areas" && <Areas data={data} />}
      </Tabs>
      <Foot provenance={data.provenance} {...(data.year === null ? {} : { years: String(data.year) })}>
        <Downloads
          name={`${t("stru.title")} ${data.network}`}
          file={{ path: "/api/structure", query, formats: TABULAR }}
        />
      </Foot>
    </section>
  );
}

function Classes({ data }: { data: StructureAnswer }) {
  const { t, lang, pick } = useTexts();
  const theme = useTheme();
  const types = inOrder(data.byType).map(({ type }) => type);
  const of = (row: Class, type: Class["byType"][number]["type"]) =>
    row.byType.find((one) => one.type === type)!;
  return useSmallTable<Class>(
    [
      {
        id: "structure",
        label: t("stru.settlement"),
        value: ({ structure }) => data.classes.findIndex((row) => row.structure === structure),
        // A cell's content is called for, not mounted.
        // oxlint-disable-next-line react/no-unstable-nested-components
        show: ({ structure, name }) => (
          <span className="structure-name">
            <span className="swatch" style={{ background: colourOf(structure, theme) }} aria-hidden="true" />
            {pick(name)}
          </span>
        ),
      },
      figureColumn({ id: "people", label: t("stru.people") }, ({ people }) => known(Math.round(people))),
      figureColumn({ id: "share", label: t("stru.ofAll") }, ({ share }) => known(100 * share), {
        unit: "percent",
        decimals: 1,
      }),
      ...types.flatMap((type) => {
        const name = type === null ? t("bar.unknownType") : `${type} ${typeShort(type, lang)}`;
        return [
          {
            ...figureColumn<Class>(
              { id: `type-${type ?? "unknown"}`, label: name },
              (row) => known(100 * of(row, type).share),
              { unit: "percent", decimals: 1 },
            ),
            // oxlint-disable-next-line react/no-unstable-nested-components
            show: (row: Class) => {
              const { people, share } = of(row, type);
              return (
                <span title={t("stru.cellPeople", { n: number(people, lang) })}>
                  {number(100 * share, lang, share > 0 && share < 0.1 ? 1 : 0)} %
                </span>
              );
            },
          },
        ];
      }),
    ],
    data.classes,
    t("stru.classes"),
    ({ structure }) => structure,
  );
}

const meansColumns = <Row extends Means>(t: ReturnType<typeof useTexts>["t"]) => [
  figureColumn<Row>(
    { id: "severed", label: t("stru.column.severed") },
    ({ severed }) => known(100 * severed),
    {
      unit: "percent",
      decimals: 1,
    },
  ),
  figureColumn<Row>({ id: "density", label: t("stru.column.sparse") }, ({ perKm2 }) => known(perKm2)),
  figureColumn<Row>(
    { id: "separation", label: t("stru.column.separated") },
    ({ separation }) => known(separation),
    {
      decimals: 2,
    },
  ),
  figureColumn<Row>({ id: "mix", label: t("stru.column.mix") }, ({ mix }) => known(mix), { decimals: 2 }),
  figureColumn<Row>({ id: "mesh", label: t("stru.column.mesh"), unit: "m" }, ({ meshM }) => known(meshM)),
];

function MeansTable({ data }: { data: StructureAnswer }) {
  const { t } = useTexts();
  return useSmallTable<StructureAnswer["byType"][number]>(
    [
      typeColumn({ id: "type", label: t("bar.areaType") }, ({ type }) => known(type)),
      figureColumn({ id: "people", label: t("stru.people") }, ({ people }) => known(Math.round(people))),
      ...meansColumns(t),
    ],
    inOrder(data.byType),
    t("stru.means"),
    ({ type }) => String(type),
  );
}

function Areas({ data }: { data: StructureAnswer }) {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const named = new Map(data.classes.map(({ structure, name }) => [structure, name]));
  return useSmallTable<StructureAnswer["areas"][number]>(
    [
      areaColumn({ id: "area", label: t("stru.area") }, state),
      typeColumn({ id: "type", label: t("bar.areaType") }, ({ type }) => known(type)),
      textColumn({ id: "structure", label: t("stru.settlement") }, ({ structure }) =>
        pick(named.get(structure)!),
      ),
      figureColumn({ id: "people", label: t("stru.people") }, ({ people }) => known(Math.round(people))),
      ...meansColumns(t),
    ],
    data.areas,
    t("stru.areas"),
    ({ area }) => area.id,
  );
}
