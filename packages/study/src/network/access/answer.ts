import type { AccessAnswer, AccessFormAnswer, PlaceRef } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { originOf } from "@tvars/engine";
import type { Snapshot } from "@tvars/engine";
import { accessConcentration, accessGini, accessPalma, FAR, landUseMix } from "@tvars/network";
import type { Costs, Engine } from "@tvars/network";
import type { Data } from "../../data/data.ts";
import { typeOf } from "../barriers.ts";
import { networkId } from "../info.ts";
import type { Model } from "../model.ts";
import { asked, networkProvenance } from "../provenance.ts";
import { formAnswer } from "./form-answer.ts";
import { costsTo } from "./form-costs.ts";
import { type FormChoice, formParameters } from "./form-query.ts";
import { FORMS } from "./forms.ts";
import type { Services } from "./services.ts";
import { TYPES } from "../severed.ts";
import { CHANGE_M, WALK_M } from "../transit.ts";
import type { TransitTimes } from "../transit.ts";
import { PROFILE_WORDS, n } from "../words.ts";

interface Asked {
  minutes: readonly number[];
  services: readonly Services[];
  servicesFrom: readonly Snapshot[];
  place: PlaceRef | null;
  /** Nodes of the place; all where undefined. */
  isIn: ((node: number) => boolean) | undefined;
  /** Times by public transport; on foot all the way unless told. */
  transit?: TransitTimes | undefined;
  /** How access is measured beside the time to the nearest, and of which service. */
  form?: { choice: FormChoice; service: Services } | undefined;
}

/** Reach within which services are counted for the inequality of access, and ground for density and mix. */
const REACH_MIN = 15;
const NEAR_M = 1000;
/** A walk longer than this is not looked for. */
const FARTHEST_MIN = 120;

/** How long people have to services by area type, with the barriers and without, and how densely and mixed they live. */
export function accessAnswer(
  data: Data,
  model: Model,
  { minutes, services, servicesFrom, place, isIn, transit, form }: Asked,
): AccessAnswer {
  const { engine, metresPerS, people, snapshot, profile } = model;
  const without = model.segments.count > 0 ? model.without().engine : engine;
  const living = Uint32Array.from(
    Array.from(people.people.keys()).filter((node) => people.people[node]! > 0 && (isIn?.(node) ?? true)),
  );
  const types = TYPES.filter((type) => living.some((node) => people.type[node] === type));
  const mmOf = (one: number): number => Math.round(one * 60 * metresPerS * 1000);
  const limitMm = Math.min(mmOf(FARTHEST_MIN), FAR - 1);
  const nearest = (on: Engine, targets: Uint32Array): Uint32Array => on.nearest(targets, 1, limitMm).mm;
  // By public transport in seconds, on foot in millimetres: whole numbers either way.
  const most = transit ? (one: number): number => one * 60 : mmOf;
  const minutesOf = (time: number): number | null =>
    time >= FAR ? null : Math.round((transit ? time / 60 : time / 1000 / metresPerS / 60) * 10) / 10;
  const reached = services.map(({ kind, name, nodes, size }, at) => {
    const [now, open] = transit
      ? [transit.now[at]!, transit.open[at]!]
      : [nearest(engine, nodes), nearest(without, nodes)];
    const late = transit?.late[at];
    return {
      kind,
      name,
      count: size.length,
      byType: types.map((type) => {
        const own = living.filter((node) => people.type[node] === type);
        const all = sum(own, (node) => people.people[node]!);
        const share = (times: Uint32Array, one: number): number =>
          sum(own, (node) => (times[node]! <= most(one) ? people.people[node]! : 0)) / all;
        const median = medianOf(own, (node) => now[node]!, people.people);
        return {
          type: typeOf(type),
          people: all,
          medianMinutes: minutesOf(median),
          within: minutes.map((one) => share(now, one)),
          ...(late
            ? {
                medianMinutes90: minutesOf(medianOf(own, (node) => late[node]!, people.people)),
                within90: minutes.map((one) => share(late, one)),
              }
            : {}),
          withinWithout: minutes.map((one) => share(open, one)),
        };
      }),
    };
  });
  const counts = countsAt(services, people.people.length);
  const measured = form && formOn(model, without, living, types, form, transit);
  const structure = structureOf(model, living, types, counts);
  const provenance = networkProvenance(data, model, {
    method: methodOf(transit ? TRANSIT_METHOD : METHOD, form?.choice),
    ...asked("access", "/api/access", {
      network: networkId(snapshot),
      profile,
      place: place?.id,
      minutes: minutes.join(","),
      ...(transit
        ? {
            mode: "transit",
            date: transit.timetable.date,
            departure: transit.timetable.departure,
            window: transit.timetable.window,
          }
        : {}),
      ...(form ? { ...formParameters(form.choice), service: form.service.kind } : {}),
    }),
  });
  return {
    network: networkId(snapshot),
    profile,
    minutes: [...minutes],
    place,
    mode: transit ? "transit" : profile === "cycle" || profile === "car" ? profile : "walk",
    ...(transit ? { timetable: transit.timetable } : {}),
    services: reached,
    ...(measured ? { form: measured } : {}),
    inequality: inequalityOf(model, living, counts, mmOf(REACH_MIN)),
    structure,
    reading: readingOf(model, reached, minutes, transit !== undefined),
    provenance: {
      ...provenance,
      origin: [
        ...provenance.origin,
        ...[...new Set([...servicesFrom, ...(transit ? [transit.from] : [])])]
          .filter((from) => from !== snapshot)
          .map(originOf),
      ],
    },
  };
}

/** Each place counts once, at the way into it that comes first. */
function countsAt(services: readonly Services[], nodes: number): Int32Array {
  const counts = new Int32Array(nodes);
  for (const { nodes: own, place } of services)
    own.forEach((node, at) => {
      if (at === 0 || place[at] !== place[at - 1]) counts[node]!++;
    });
  return counts;
}

function formOn(
  { engine, metresPerS, people }: Model,
  without: Engine,
  living: Uint32Array,
  types: readonly number[],
  { choice, service }: NonNullable<Asked["form"]>,
  transit: TransitTimes | undefined,
): AccessFormAnswer {
  const speedKmH = metresPerS * 3.6;
  const limitMm = Math.min(Math.round(FARTHEST_MIN * 60 * metresPerS * 1000), FAR - 1);
  const walked = (on: Engine): Costs => costsTo(on, living, service, { limitMm, speedKmH });
  const now = transit ? transit.costs!(living, "now") : walked(engine);
  const open = transit ? transit.costs!(living, "open") : without === engine ? now : walked(without);
  return formAnswer({ choice, services: service, living, types, people, now, open });
}

function methodOf(method: Text, choice: FormChoice | undefined): Text {
  if (choice === undefined) return method;
  const { explains, formula } = FORMS[choice.form];
  const decay = FORMS[choice.form].takes.includes("decay") ? `, f: ${choice.decay}` : "";
  return {
    sv: `${method.sv} Form: ${explains.sv} ${formula}${decay}. Förlorat = med öppna barriärer minus som det är (för minuter tvärtom). Gini, Palma, koncentration över index, Theils T och FGT räknas över folk.`,
    en: `${method.en} Form: ${explains.en} ${formula}${decay}. Lost = with the barriers open less as it is (for minutes the other way). Gini, Palma, concentration over the index, Theil's T and FGT are over people.`,
  };
}

const sum = (nodes: Uint32Array, of: (node: number) => number): number => {
  let all = 0;
  for (const node of nodes) all += of(node);
  return all;
};

/** The time that half of the people have at most. */
function medianOf(nodes: Uint32Array, of: (node: number) => number, people: Float64Array): number {
  const order = [...nodes].sort((a, b) => of(a) - of(b) || a - b);
  const half = sum(nodes, (node) => people[node]!) / 2;
  let before = 0;
  for (const node of order) if ((before += people[node]!) >= half) return of(node);
  return FAR;
}

function inequalityOf({ engine, people }: Model, living: Uint32Array, counts: Int32Array, limitMm: number) {
  const none = { palma: null, gini: null, concentration: null };
  if (living.length === 0 || !counts.some((one) => one > 0)) return none;
  const [[within]] = engine.rangeSums([counts], [limitMm], { sources: living }) as [[Float64Array]];
  const amount = Float64Array.from(living, (node) => people.people[node]!);
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const ranked = Array.from(living.keys()).filter((at) => Number.isFinite(people.index[living[at]!]!));
  const of = (values: Float64Array): Float64Array => Float64Array.from(ranked, (at) => values[at]!);
  const index = Float64Array.from(ranked, (at) => people.index[living[at]!]!);
  const isRanked = ranked.length > 0;
  return {
    gini: finite(accessGini(within, amount)),
    // A high index tells of greater challenges: those with the fewest are the upper tenth.
    palma: isRanked
      ? finite(
          accessPalma(
            of(within),
            of(amount),
            index.map((one) => -one),
          ),
        )
      : null,
    concentration: isRanked ? finite(accessConcentration(of(within), of(amount), index)) : null,
  };
}

/** People are fixed point here, tenths, since sums over reach are of whole numbers. */
const TENTH = 10;

function structureOf(
  { engine, people }: Model,
  living: Uint32Array,
  types: readonly number[],
  counts: Int32Array,
): AccessAnswer["structure"] {
  if (living.length === 0) return [];
  const tenths = Int32Array.from(people.people, (one) => Math.round(one * TENTH));
  const [[near, reached]] = engine.rangeSums([tenths, counts], [NEAR_M * 1000], { sources: living }) as [
    [Float64Array, Float64Array],
  ];
  const served = counts.reduce((all, one) => all + one, 0);
  const mix =
    served > 0 ? landUseMix([near, reached], [tenths.reduce((all, one) => all + one, 0), served]) : undefined;
  return types.map((type) => {
    let [all, density, mixed] = [0, 0, 0];
    living.forEach((node, at) => {
      if (people.type[node] !== type) return;
      const own = people.people[node]!;
      all += own;
      density += (own * near[at]!) / TENTH;
      mixed += own * (mix?.[at] || 0);
    });
    return {
      type: typeOf(type),
      people: all,
      density1km: all > 0 ? density / all : 0,
      mix: mix && all > 0 ? mixed / all : null,
    };
  });
}

const METHOD: Text = {
  sv: `Tid till närmaste service på kortaste väg i nätet, med profilens fart och väntan vid passager; utan barriärer är barriärerna öppna var 50:e meter. Andel = folk inom minuterna delat med allt folk i typen. Ojämlikheten gäller antalet servicepunkter inom ${REACH_MIN} minuter: Gini = 1 − 2∫L; Palma = medel hos de tio procent med lägst index (minst utmaningar) genom medel hos de fyrtio procent med högst; koncentration = 2 cov(antal, rang efter index)/medel. Täthet = folk inom ${NEAR_M} m gångväg, blandning = −Σ p ln p / ln 2 av boende och service, vardera som andel av allt i nätet: 1 där de står i samma förhållande som i hela nätet, 0 där bara det ena finns.`,
  en: `Time to the nearest service by the shortest way on the network, at the profile's speed and with waits at crossings; without barriers they are open every 50 m. Share = people within the minutes over all people of the type. Inequality is of the number of services within ${REACH_MIN} minutes: Gini = 1 − 2∫L; Palma = mean of the tenth with the lowest index (fewest challenges) over the mean of the forty per cent with the highest; concentration = 2 cov(number, rank by index)/mean. Density = people within ${NEAR_M} m on foot, mix = −Σ p ln p / ln 2 of residents and services, each as a share of all in the network: 1 where they stand as in the whole network, 0 where there is only one.`,
};

const TRANSIT_METHOD: Text = {
  sv: `Tid till närmaste service med kollektivtrafik: gång på kortaste väg i nätet till en hållplats (högst ${WALK_M} m, i profilens fart och med väntan vid passager), resa efter tidtabell, byten med gång (högst ${CHANGE_M} m, minst 60 s) och gång från den sista hållplatsen; gång hela vägen där det är snabbare. Tiden räknas från att någon går hemifrån, väntan med, för en avgång i minuten i fönstret: medianen. Hållplatser knyts till närmaste gata som ingen barriär skymmer. Utan barriärer går folk som om barriärerna vore öppna var 50:e meter; resorna är desamma. Andel = folk inom minuterna delat med allt folk i typen. Ojämlikhet, täthet och blandning gäller till fots: antal servicepunkter inom ${REACH_MIN} minuter och folk inom ${NEAR_M} m gångväg.`,
  en: `Time to the nearest service by public transport: the shortest walk on the network to a stop (at most ${WALK_M} m, at the profile's speed and with waits at crossings), rides by timetable, changes on foot (at most ${CHANGE_M} m, at least 60 s) and a walk from the last stop; walking all the way where that is faster. Time counts from leaving home, waits included, for one departure each minute of the window: the median. Stops are joined to the nearest street that no barrier hides. Without barriers people walk as if they were open every 50 m; the rides are the same. Share = people within the minutes over all people of the type. Inequality, density and mix are on foot: number of services within ${REACH_MIN} minutes and people within ${NEAR_M} m on foot.`,
};

function readingOf(
  model: Model,
  reached: AccessAnswer["services"],
  minutes: readonly number[],
  isTransit: boolean,
): Text {
  const [first] = reached;
  const own = PROFILE_WORDS[model.profile];
  const who = isTransit
    ? { sv: `${own.sv} och med kollektivtrafik`, en: `${own.en} and by public transport` }
    : own;
  if (first === undefined)
    return {
      sv: "Ingen service är inläst här: läs in punkter som lagret services, så visas hur lång tid folk har till dem.",
      en: "No services are stored here: import points as the layer services to see how long people have to them.",
    };
  const at = minutes.indexOf(15) >= 0 ? minutes.indexOf(15) : 0;
  // What the barriers take away most, of all services and types.
  const lost = reached
    .flatMap((service) =>
      service.byType.map((row) => ({ service, row, loss: row.withinWithout[at]! - row.within[at]! })),
    )
    .sort((a, b) => b.loss - a.loss)[0]!;
  const within = n(100 * lost.row.within[at]!);
  const open = n(100 * lost.row.withinWithout[at]!);
  const type = lost.row.type;
  if (model.people.from === "streets")
    return {
      sv: `För ${who.sv} når ${within.sv} % av gatorna, räknat i meter, ${lost.service.name.sv} inom ${minutes[at]} minuter, mot ${open.sv} % om barriärerna vore öppna. Ingen vet hur många som bor där.`,
      en: `For ${who.en} ${within.en}% of the streets, by their metres, reach a ${lost.service.name.en} within ${minutes[at]} minutes, against ${open.en}% were the barriers open. Nobody knows how many live there.`,
    };
  // Cars have no barriers: roads are what they drive on.
  if (model.segments.count === 0)
    return {
      sv: `För ${who.sv} når ${within.sv} % av ${type === null ? "boende vars områdestyp är okänd" : `boende i områden av typ ${type}`} ${lost.service.name.sv} inom ${minutes[at]} minuter. Barriärer räknas inte här.`,
      en: `For ${who.en} ${within.en}% of ${type === null ? "residents whose area type is unknown" : `residents of areas of type ${type}`} reach a ${lost.service.name.en} within ${minutes[at]} minutes. Barriers do not count here.`,
    };
  return {
    sv: `För ${who.sv} tar barriärerna mest från ${type === null ? "boende vars områdestyp är okänd" : `boende i områden av typ ${type}`}: ${within.sv} % når ${lost.service.name.sv} inom ${minutes[at]} minuter, mot ${open.sv} % om barriärerna vore öppna.`,
    en: `For ${who.en} the barriers take most from ${type === null ? "residents whose area type is unknown" : `residents of areas of type ${type}`}: ${within.en}% reach a ${lost.service.name.en} within ${minutes[at]} minutes, against ${open.en}% were the barriers open.`,
  };
}
