import { versionFor } from "@tvars/areas";
import { NETWORK_FAULTS } from "@tvars/api";
import type { NetworkFault, NetworkQuality } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Built, Place } from "@tvars/network";
import type { Data } from "../data/data.ts";
import type { Geography } from "../layers/geography.ts";
import { REASONS, networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import { asked, networkProvenance } from "./provenance.ts";
import { barrierWords, n } from "./words.ts";

export const FAULT_NAMES: Readonly<Record<NetworkFault, Text>> = {
  "missing-link": {
    sv: "Vägar som nästan möts: en felande länk ser ut som en barriär",
    en: "Ways that nearly meet: a missing link looks like severance",
  },
  island: { sv: "Delar som inte hänger ihop med resten", en: "Parts that are not joined to the rest" },
  ...REASONS,
};

interface Found {
  fault: NetworkFault;
  place: Place;
  metres: number | null;
  text: Text;
}

/** Everything the building of a network doubted, with the kommun of each place. */
export async function qualityAnswer(data: Data, model: Model, geography: Geography): Promise<NetworkQuality> {
  const { snapshot, built } = model;
  const found = faultsOf(built);
  const kommun = await kommunOf(data, geography, found);
  const municipalities = municipalityRows(found, kommun);
  const kinds = NETWORK_FAULTS.map((fault) => ({
    fault,
    name: FAULT_NAMES[fault],
    count: found.filter((one) => one.fault === fault).length,
  })).filter(({ count }) => count > 0);
  return {
    network: networkId(snapshot),
    municipalities,
    kinds,
    faults: found.map(({ fault, place, metres, text }, at) => ({
      id: `${fault}-${at + 1}`,
      fault,
      at: toDegrees(place.xM, place.yM),
      municipality: kommun[at]!.name,
      metres,
      text,
      ways: [...place.ways],
    })),
    badWays: built.report.badWays,
    reading: readingOf(found, municipalities),
    provenance: networkProvenance(data, model, {
      method: METHOD,
      ...asked("quality", "/api/networks/quality", { network: networkId(snapshot) }),
    }),
  };
}

function faultsOf({ report, barriers }: Built): Found[] {
  const named = new Map(barriers.map((barrier) => [barrier.id, barrier]));
  const links = report.missingLinks
    .toSorted((a, b) => a.gapM - b.gapM)
    .map((place): Found => {
      const gap = n(place.gapM, 1);
      const text = { sv: `${gap.sv} m isär`, en: `${gap.en} m apart` };
      return { fault: "missing-link", place, metres: place.gapM, text };
    });
  const islands = report.islands
    .toSorted((a, b) => b.lengthM - a.lengthM)
    .map((place): Found => {
      const [nodes, metres] = [n(place.nodes), n(place.lengthM)];
      const left = place.leftOut ? { sv: ", utelämnad", en: ", left out" } : { sv: "", en: "" };
      return {
        fault: "island",
        place,
        metres: place.lengthM,
        text: {
          sv: `${nodes.sv} korsningar, ${metres.sv} m${left.sv}`,
          en: `${nodes.en} junctions, ${metres.en} m${left.en}`,
        },
      };
    });
  const crossings = report.unlikelyCrossings.map((place): Found => {
    const barrier = named.get(place.barrier);
    const text = barrier
      ? barrierWords(barrier)
      : { sv: `barriär ${place.barrier}`, en: `barrier ${place.barrier}` };
    return { fault: place.reason, place, metres: null, text };
  });
  const order = (one: Found): number => NETWORK_FAULTS.indexOf(one.fault);
  return [...links, ...islands, ...crossings.sort((a, b) => order(a) - order(b))];
}

interface Kommun {
  code: string | null;
  name: string | null;
}

async function kommunOf(data: Data, geography: Geography, found: readonly Found[]): Promise<Kommun[]> {
  const nowhere = (): Kommun => ({ code: null, name: null });
  const year = data.years.at(-1);
  if (year === undefined || found.length === 0) return found.map(nowhere);
  const [xM, yM] = [
    Float64Array.from(found, ({ place }) => place.xM),
    Float64Array.from(found, ({ place }) => place.yM),
  ];
  const version = versionFor("regso", year);
  const codes = await geography.locateAll(version, xM, yM);
  return found.map((_, at) => {
    const regso = codes?.[at] ?? "";
    if (regso === "") return nowhere();
    const code = regso.slice(0, 4);
    return { code, name: data.gazetteer.get(version, regso)?.kommun?.name ?? code };
  });
}

function municipalityRows(
  found: readonly Found[],
  kommun: readonly Kommun[],
): NetworkQuality["municipalities"] {
  const rows = new Map<string | null, NetworkQuality["municipalities"][number]>();
  found.forEach(({ fault }, at) => {
    const { code, name } = kommun[at]!;
    const row = rows.get(code) ?? {
      code,
      name,
      counts: Object.fromEntries(NETWORK_FAULTS.map((one) => [one, 0])) as Record<NetworkFault, number>,
      all: 0,
    };
    rows.set(code, row);
    row.counts[fault]++;
    row.all++;
  });
  return [...rows.values()].sort((a, b) => b.all - a.all || ((a.code ?? "") < (b.code ?? "") ? -1 : 1));
}

function readingOf(found: readonly Found[], [first]: NetworkQuality["municipalities"]): Text {
  if (first === undefined)
    return {
      sv: "Inget i nätet ser fel ut: inga felande länkar, lösa delar eller osannolika passager.",
      en: "Nothing in the network looks wrong: no missing links, loose parts or unlikely crossings.",
    };
  const count = (fault: NetworkFault): number => found.filter((one) => one.fault === fault).length;
  const [links, islands] = [n(count("missing-link")), n(count("island"))];
  const others = n(found.length - count("missing-link") - count("island"));
  const most =
    first.name === null
      ? { sv: "", en: "" }
      : { sv: ` Flest i ${first.name}.`, en: ` Most in ${first.name}.` };
  return {
    sv: `${n(found.length).sv} ställen att se över: ${links.sv} vägar som nästan möts, ${islands.sv} lösa delar och ${others.sv} osannolika passager.${most.sv} En felande länk ser likadan ut som en barriär.`,
    en: `${n(found.length).en} places to look at: ${links.en} ways that nearly meet, ${islands.en} loose parts and ${others.en} unlikely crossings.${most.en} A missing link looks exactly like severance.`,
  };
}

const METHOD: Text = {
  sv: "Felande länk: en ände som ligger nära en annan väg utan att hänga ihop med den, utan kort väg runt och utan barriär emellan. Lös del: en del av nätet som inte nås från den största; de minsta räknas inte med i svaren. Osannolik passage: en väg som slutar vid en barriär för att inget säger att man får korsa, en passage i plan på motorväg, en utan signal där hastigheten är 80 km/h eller mer, eller en som ingen väg leder till på båda sidor. Kommunen är den som platsens RegSO ligger i.",
  en: "Missing link: an end near another way without being joined to it, with no short way round and no barrier between. Loose part: a part of the network not reached from the largest; the smallest are left out of answers. Unlikely crossing: a way that ends at a barrier because nothing says that one may cross, a crossing at grade on a motorway, one without signals at 80 km/h or more, or one that no way leads to on both sides. The kommun is that of the RegSO of the place.",
};
