import type {
  AccessAnswer,
  AccessFormAnswer,
  BarrierIndicators,
  BarrierSegregation,
  Barriers,
  Candidates,
  Provenance,
  RouteName,
} from "@tvars/api";
import { absent, type Figure, figure } from "@tvars/cube";
import { column } from "./columns.ts";
import { stretchesTable } from "./indicator-tables.ts";
import { type Column, type Key, type Table, count, key } from "./table.ts";

/** Answers about barriers and access as rows. */

const METRES = { sv: "meter", en: "metres" };
const MINUTES = { sv: "minuter", en: "minutes" };
const measure = (id: string, sv: string, en: string, decimals: number, unit?: Column["unit"]): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  decimals,
  ...(unit ? { unit } : {}),
});
const keyed = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "key" });
const labelled = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "label" });

const measured = (id: string, sv: string, en: string): Column => measure(id, sv, en, 6);

const known = (value: number | null): Figure => (value === null ? absent("missing") : figure(value));
const share = (id: string, sv: string, en: string): Column =>
  measure(id, sv, en, 4, { sv: "andel, 0–1", en: "share, 0–1" });

const from = ({ notes, origin, method, command, request }: Provenance) => ({
  notes,
  origin,
  method,
  again: { command, request },
});

const NEAREST = measure("nearestCrossing", "till närmaste passage", "to the nearest crossing", 0, METRES);

export function barriersTable({ network, profile, segments, provenance }: Barriers): Table {
  return {
    name: `barriers-${network}-${profile}`,
    title: { sv: `Barriärer i ${network}, sträcka för sträcka`, en: `Barriers of ${network} by stretch` },
    columns: [
      keyed("segment", "sträcka", "stretch"),
      labelled("barrier", "barriär", "barrier"),
      labelled("name", "namn", "name"),
      labelled("kind", "slag", "kind"),
      labelled("class", "klass", "class"),
      measure("length", "längd", "length", 0, METRES),
      measure("people", "folk på båda sidor", "people on both sides", 0),
      measure("contacts", "möjliga kontakter", "potential contacts", 0),
      measure("excess", "merväg per kontakt", "excess for each contact", 1, METRES),
      measure("excessP90", "merväg, nionde decilen", "excess, ninth decile", 1, METRES),
      measure("burden", "belastning", "burden", 0),
      measure("detour", "omväg, kvot", "detour, ratio", 3),
      share("severed", "brutna kontakter", "severed contacts"),
      share("capped", "kontakter bortom gränsen", "contacts beyond the limit"),
      share("divides", "kontakter mellan typ 1–2 och 4–5", "contacts between types 1–2 and 4–5"),
      NEAREST,
    ],
    rows: segments.map((one) => ({
      segment: key(one.id),
      barrier: one.barrier,
      name: one.name,
      kind: one.kind,
      class: one.class,
      length: count(one.lengthM),
      people: count(one.people),
      contacts: count(one.contacts),
      excess: count(one.excessM),
      excessP90: count(one.excessP90M),
      burden: count(one.burden),
      detour: count(one.detour),
      severed: count(one.severed),
      capped: count(one.capped),
      divides: count(one.divides),
      nearestCrossing: known(one.nearestCrossingM),
    })),
    ...from(provenance),
  };
}

export function segregationTable({
  network,
  profile,
  measure,
  radii,
  provenance,
}: BarrierSegregation): Table {
  return {
    name: `segregation-${network}-${profile}`,
    title: {
      sv: `${measure.name.sv} med och utan barriärer i ${network}`,
      en: `${measure.name.en} with and without barriers in ${network}`,
    },
    columns: [
      keyed("radius", "radie, m", "radius, m"),
      measured("now", "i nätet som det är (N)", "on the network as it is (N)"),
      measured("open", "med barriärerna öppna (N⁰)", "with the barriers open (N⁰)"),
      measured("straight", "i rak linje (E)", "by straight line (E)"),
      measured("difference", "N − N⁰", "N − N⁰"),
      measured("beyondStraight", "N − E", "N − E"),
      measured("p", "p av N − N⁰", "p of N − N⁰"),
    ],
    rows: radii.map(({ radiusM, now, open, straight, difference, beyondStraight, p }) => ({
      radius: key(radiusM),
      now: count(now),
      open: count(open),
      straight: count(straight),
      difference: count(difference),
      beyondStraight: count(beyondStraight),
      p: known(p),
    })),
    ...from(provenance),
  };
}

export function candidatesTable({ network, profile, rows, provenance }: Candidates): Table {
  return {
    name: `candidates-${network}-${profile}`,
    title: { sv: `Möjliga passager i ${network}`, en: `Possible crossings of ${network}` },
    columns: [
      keyed("rank", "plats", "rank"),
      labelled("barrier", "barriär", "barrier"),
      labelled("name", "namn", "name"),
      measure("length", "längd", "length", 0, METRES),
      measure("gain", "vinst", "gain", 0),
      measure("people", "folk som får kortare väg", "people with a shorter way", 0),
      NEAREST,
    ],
    rows: rows.map((one) => ({
      rank: key(one.rank),
      barrier: one.barrier,
      name: one.name,
      length: count(one.metres),
      gain: count(one.gain),
      people: count(one.peopleGaining),
      nearestCrossing: known(one.nearestCrossingM),
    })),
    ...from(provenance),
  };
}

const typeKey = (type: number | null): Key =>
  type === null ? key("unknown", "okänd", "unknown") : key(type);

/** A form by area type where one was asked for, else the time to the nearest of each service. */
export function accessTable(answer: AccessAnswer): Table {
  return answer.form ? formTable(answer, answer.form) : nearestTable(answer);
}

function formTable(
  { network, profile, mode, provenance }: AccessAnswer,
  { form, service, unit, all, byType }: AccessFormAnswer,
): Table {
  return {
    name: `access-${network}-${mode === "transit" ? "transit" : profile}-${form}-${service.kind}`,
    title: {
      sv: `Tillgång till ${service.name.sv} i ${network}`,
      en: `Access to ${service.name.en} in ${network}`,
    },
    columns: [
      column.type,
      measure("people", "folk", "people", 0),
      measure("mean", "medel", "mean", 4, unit),
      measure("worst", "sämsta tiondelen", "the worst off tenth", 4, unit),
      share("without", "når ingen", "reach none"),
      measure("meanOpen", "medel med öppna barriärer", "mean with the barriers open", 4, unit),
      measure("lost", "förlorat", "lost", 4, unit),
      share("shareOfLost", "del av allt förlorat", "part of all that is lost"),
      share("shareOfPeople", "del av folket", "part of the people"),
    ],
    rows: [all, ...byType].map((row) => ({
      type: row === all ? key("all", "alla", "all") : typeKey(row.type),
      people: count(row.people),
      mean: known(row.mean),
      worst: known(row.worst),
      without: count(row.without),
      meanOpen: known(row.meanOpen),
      lost: known(row.lost),
      shareOfLost: known(row.shareOfLost),
      shareOfPeople: count(row.shareOfPeople),
    })),
    ...from(provenance),
  };
}

function nearestTable({
  network,
  profile,
  minutes,
  mode,
  timetable,
  services,
  provenance,
}: AccessAnswer): Table {
  const by =
    mode === "transit"
      ? { sv: ` med kollektivtrafik ${timetable!.date}`, en: ` by public transport on ${timetable!.date}` }
      : { sv: "", en: "" };
  return {
    name: `access-${network}-${profile}${mode === "transit" ? "-transit" : ""}`,
    title: {
      sv: `Service inom räckhåll i ${network}${by.sv}`,
      en: `Services within reach in ${network}${by.en}`,
    },
    columns: [
      keyed("service", "service", "service"),
      column.type,
      measure("people", "folk", "people", 0),
      measure("median", "tid som hälften har högst", "time that half have at most", 1, MINUTES),
      ...(mode === "transit"
        ? [
            measure(
              "median90",
              "samma tid på nio avgångar av tio",
              "the same time on nine departures of ten",
              1,
              MINUTES,
            ),
          ]
        : []),
      ...minutes.flatMap((one) => [
        share(`within${one}`, `inom ${one} minuter`, `within ${one} minutes`),
        share(
          `withinWithout${one}`,
          `inom ${one} minuter om barriärerna vore öppna`,
          `within ${one} minutes were the barriers open`,
        ),
      ]),
    ],
    rows: services.flatMap(({ kind, name, byType }) =>
      byType.map((row) => ({
        service: { id: kind, label: name },
        type: typeKey(row.type),
        people: count(row.people),
        median: known(row.medianMinutes),
        ...(mode === "transit" ? { median90: known(row.medianMinutes90 ?? null) } : {}),
        ...Object.fromEntries(
          minutes.flatMap((one, at) => [
            [`within${one}`, count(row.within[at]!)],
            [`withinWithout${one}`, count(row.withinWithout[at]!)],
          ]),
        ),
      })),
    ),
    ...from(provenance),
  };
}

/** Lines of the answers that are drawn, in the order of their rows. */
export const LINES: Partial<Record<RouteName, (answer: never) => [number, number][][]>> = {
  barriers: ({ segments }: Barriers) => segments.map(({ line }) => line),
  candidates: ({ rows }: Candidates) => rows.map(({ line }) => line),
  barrierIndicators: ({ stretches }: BarrierIndicators) => stretches.map(({ line }) => line),
};

/** What stands on the lines where it is not what the other formats hold. */
export const LINE_TABLES: Partial<Record<RouteName, (answer: never) => Table>> = {
  barrierIndicators: stretchesTable,
};
