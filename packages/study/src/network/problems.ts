import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";

/** What can be wrong with a question about networks, in both languages. */

export const noNetwork = (): StudyError =>
  new StudyError(
    "unavailable",
    { sv: "Det finns inget nät i arbetsytan än.", en: "There is no network in this workspace yet." },
    {
      expected: { sv: "ett gångnät", en: "a walking network" },
      action: {
        sv: "Läs in ett: tvars import karta.osm.pbf (ett utdrag ur OpenStreetMap), eller öppna en tom mapp med tvars start, så läggs exempelregionen in.",
        en: "Import one: tvars import map.osm.pbf (an extract of OpenStreetMap), or open an empty folder with tvars start, which adds the example region.",
      },
    },
  );

export const noSuchNetwork = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inget nät "${id}".`, en: `There is no network "${id}".` },
    {
      value: id,
      expected: { sv: known.join(", "), en: known.join(", ") },
      action: { sv: "Välj något av dem.", en: "Choose one of these." },
    },
  );

export const noSuchSegment = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen sträcka "${id}".`, en: `There is no stretch "${id}".` },
    {
      value: id,
      expected: { sv: "id för en sträcka i /api/barriers", en: "id of a stretch in /api/barriers" },
      action: {
        sv: "Ta id:t från listan över sträckor för samma nät och profil.",
        en: "Take the id from the list of stretches of the same network and profile.",
      },
    },
  );

export const noSuchBarrier = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen barriär "${id}".`, en: `There is no barrier "${id}".` },
    {
      value: id,
      expected: { sv: "id för en barriär i /api/barriers", en: "id of a barrier in /api/barriers" },
      action: { sv: "Ta id:t från listan.", en: "Take the id from the list." },
    },
  );

export const noSuchCrossing = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen passage "${id}".`, en: `There is no crossing "${id}".` },
    {
      value: id,
      expected: { sv: "id för en passage i /api/barriers", en: "id of a crossing in /api/barriers" },
      action: { sv: "Ta id:t från listan över passager.", en: "Take the id from the list of crossings." },
    },
  );

export const noBarriers = (title: string): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Nätet ${title} har inga barriärer för den profilen.`,
      en: `The network ${title} has no barriers for that profile.`,
    },
    {
      expected: {
        sv: "motorväg, annan statlig väg eller järnväg i nätet, och en profil till fots eller på cykel",
        en: "a motorway, another state road or a railway in the network, and a profile on foot or by cycle",
      },
      action: {
        sv: "Läs in ett nät som också har vägar och järnvägar, eller välj en annan profil.",
        en: "Import a network that holds roads and railways too, or choose another profile.",
      },
    },
  );

export const tooLargeAtOnce = (title: Text, nodes: number): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Nätet ${title.sv} är för stort för att räknas medan du väntar.`,
      en: `The network ${title.en} is too large to be worked out while you wait.`,
    },
    {
      value: nodes,
      expected: {
        sv: "ett mindre nät, eller en körning över hela nätet",
        en: "a smaller network, or a run over the whole of it",
      },
      action: {
        sv: "Kör tvars barriers --nationwide; svaret sparas och visas sedan här.",
        en: "Run tvars barriers --nationwide; the answer is kept and then shown here.",
      },
    },
  );

export const farFromStreets = (lon: number, lat: number, withinM: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Punkten ${lon}, ${lat} ligger mer än ${withinM} m från närmaste gata i nätet.`,
      en: `The point ${lon}, ${lat} lies more than ${withinM} m from the nearest street of the network.`,
    },
    {
      value: `${lon},${lat}`,
      expected: {
        sv: `longitud,latitud högst ${withinM} m från en gata, utan barriär emellan`,
        en: `longitude,latitude at most ${withinM} m from a street, with no barrier between`,
      },
      action: { sv: "Flytta punkten närmare en gata.", en: "Move the point nearer a street." },
    },
  );

export const sameStreet = (lon: number, lat: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: "Båda ändarna hamnar på samma plats i nätet.",
      en: "Both ends come to the same place of the network.",
    },
    {
      value: `${lon},${lat}`,
      expected: { sv: "en ände på var sida om barriären", en: "one end on either side of the barrier" },
      action: {
        sv: "Flytta den ena änden över till andra sidan.",
        en: "Move one end across to the other side.",
      },
    },
  );

export const nothingTouched = (): StudyError =>
  new StudyError(
    "bad-request",
    { sv: "Scenariot ändrar ingenting.", en: "The scenario changes nothing." },
    {
      value: 0,
      expected: { sv: "minst en åtgärd", en: "at least one modification" },
      action: {
        sv: 'Lägg till en passage: --add "lon,lat lon,lat".',
        en: 'Add a crossing: --add "lon,lat lon,lat".',
      },
    },
  );

export const noWay = (): StudyError =>
  new StudyError(
    "not-found",
    { sv: "Det finns ingen väg mellan punkterna.", en: "There is no way between the points." },
    {
      expected: { sv: "två punkter i samma sammanhängande nät", en: "two points of one connected network" },
      action: { sv: "Flytta en av punkterna.", en: "Move one of the points." },
    },
  );

export const badMinutes = (given: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${given}" är inga minuter.`, en: `"${given}" are not minutes.` },
    {
      value: given,
      expected: {
        sv: "ett till tio tal från 1 till 120 med komma emellan, som 5,10,15",
        en: "one to ten numbers from 1 to 120 separated by commas, such as 5,10,15",
      },
      action: { sv: "Rätta listan.", en: "Correct the list." },
    },
  );

export const badPoint = (given: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${given}" är ingen punkt.`, en: `"${given}" is not a point.` },
    {
      value: given,
      expected: {
        sv: "longitud,latitud i grader, som 17.64,59.86",
        en: "longitude,latitude in degrees, such as 17.64,59.86",
      },
      action: { sv: "Rätta punkten.", en: "Correct the point." },
    },
  );

export const noSuchScenario = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inget sparat scenario "${id}".`, en: `There is no saved scenario "${id}".` },
    {
      value: id,
      expected: { sv: "id för ett sparat scenario", en: "id of a saved scenario" },
      action: { sv: "Ta id:t från listan.", en: "Take the id from the list." },
    },
  );

/** What a modification was refused for, in words for whoever drew it. */
const REFUSED: readonly { when: RegExp; detail: Text; action: Text }[] = [
  {
    when: /one modification of the spot/,
    detail: {
      sv: "Två åtgärder ligger på samma ställe.",
      en: "Two modifications lie on the same spot.",
    },
    action: { sv: "Ta bort den ena eller flytta den.", en: "Remove one of them, or move it." },
  },
  {
    when: /touch nothing|changes the time|another wait/,
    detail: {
      sv: "Så som det är ritat ändrar det ingenting.",
      en: "As it is drawn it changes nothing.",
    },
    action: { sv: "Rita det någon annanstans.", en: "Draw it elsewhere." },
  },
];

export const cannotBeTried = ({
  value,
  expected,
  action,
}: {
  value: unknown;
  expected: string;
  action: string;
}): StudyError => {
  const known = REFUSED.find(({ when }) => when.test(`${expected} ${action}`));
  return new StudyError(
    "bad-request",
    known?.detail ?? {
      sv: `Scenariot går inte att pröva: ${String(value)}.`,
      en: `The scenario cannot be tried: ${String(value)}.`,
    },
    {
      value: String(value),
      expected,
      action: known?.action ?? { sv: "Rätta åtgärden och försök igen.", en: action },
    },
  );
};

export const notAScenarioId = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" går inte att ha som id.`, en: `"${id}" cannot be an id.` },
    {
      value: id,
      expected: { sv: "1–60 tecken: a–z, 0–9 och bindestreck", en: "1–60 characters: a–z, 0–9 and hyphens" },
      action: { sv: "Välj ett annat id.", en: "Choose another id." },
    },
  );

export const networkProcessEnded = (why: string): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Processen som räknar på nätet avslutades i förtid (${why}).`,
      en: `The process that works on the network ended early (${why}).`,
    },
    {
      value: why,
      action: {
        sv: "Försök igen; räcker minnet inte, läs in ett mindre utdrag.",
        en: "Try again; where memory does not suffice, import a smaller extract.",
      },
    },
  );

export const noAreasOnNetwork = (title: Text): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Nätet ${title.sv} ligger utanför områdena med kända antal: ingen vet vilka grupper som bor där.`,
      en: `The network ${title.en} lies outside the areas with known counts: nobody knows which groups live there.`,
    },
    {
      value: title.sv,
      expected: {
        sv: "ett nät där DeSO eller RegSO har gränser och befolkning",
        en: "a network where DeSO or RegSO have boundaries and population",
      },
      action: {
        sv: "Välj ett annat nät, eller hämta gränser och befolkning för områdena: tvars fetch scb.",
        en: "Choose another network, or fetch boundaries and population of the areas: tvars fetch scb.",
      },
    },
  );

export const noGroupsOnNetwork = (title: Text, grouping: Text, year: number): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Inget område på nätet ${title.sv} har alla grupper i ${grouping.sv} för ${year}.`,
      en: `No area on the network ${title.en} has every group of ${grouping.en} for ${year}.`,
    },
    {
      value: year,
      expected: {
        sv: "minst ett område med kända antal och gränser",
        en: "at least one area with known counts and boundaries",
      },
      action: {
        sv: "Välj en annan gruppering, andra grupper eller ett annat år.",
        en: "Choose another grouping, other groups or another year.",
      },
    },
  );

export const notAroundBarriers = (name: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Måttet "${name}" går inte att jämföra med öppna barriärer.`,
      en: `The measure "${name}" cannot be compared with open barriers.`,
    },
    {
      value: name,
      expected: { sv: known.join(", "), en: known.join(", ") },
      action: { sv: "Välj något av dem.", en: "Choose one of these." },
    },
  );

export const badRadii = (
  given: string,
  { most, low, high }: { most: number; low: number; high: number },
): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${given}" är inga radier.`, en: `"${given}" are not radii.` },
    {
      value: given,
      expected: {
        sv: `ett till ${most} tal från ${low} till ${high} meter med komma emellan, som 500,1000,2000`,
        en: `one to ${most} numbers from ${low} to ${high} metres separated by commas, such as 500,1000,2000`,
      },
      action: { sv: "Rätta listan.", en: "Correct the list." },
    },
  );

export const noSuchService = (kind: string, lon: number, lat: number, withinM: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Ingen service av slaget ${kind} finns inom ${withinM} m från ${lon}, ${lat}.`,
      en: `There is no service of the kind ${kind} within ${withinM} m of ${lon}, ${lat}.`,
    },
    {
      value: `${kind} ${lon},${lat}`,
      expected: {
        sv: `en plats högst ${withinM} m från den som ska bort eller flyttas`,
        en: `a place at most ${withinM} m from the one to remove or move`,
      },
      action: {
        sv: "Klicka närmare servicen, eller välj ett annat slag.",
        en: "Click nearer the service, or choose another kind.",
      },
    },
  );

export const badBounds = (given: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${given}" är inga gränser.`, en: `"${given}" are not bounds.` },
    {
      value: given,
      expected: {
        sv: "väst,syd,öst,nord i grader, som 17.60,59.82,17.70,59.88",
        en: "west,south,east,north in degrees, such as 17.60,59.82,17.70,59.88",
      },
      action: { sv: "Rätta gränserna.", en: "Correct the bounds." },
    },
  );

export const sameNetwork = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Nätet "${id}" går inte att jämföra med sig självt.`,
      en: `The network "${id}" cannot be compared with itself.`,
    },
    {
      value: id,
      expected: { sv: "två olika nät över samma mark", en: "two different networks of the same ground" },
      action: {
        sv: "Välj ett annat nät, eller läs in ett till: tvars import FIL --as network.",
        en: "Choose another network, or import one more: tvars import FILE --as network.",
      },
    },
  );

export const otherNetwork = (scenario: { id: string; network: string }, network: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Scenariot "${scenario.id}" är ritat på nätet ${scenario.network}, inte på ${network}.`,
      en: `The scenario "${scenario.id}" is drawn on the network ${scenario.network}, not on ${network}.`,
    },
    {
      value: scenario.id,
      expected: { sv: `ett scenario på nätet ${network}`, en: `a scenario on the network ${network}` },
      action: {
        sv: `Välj ett annat scenario, eller fråga om nätet ${scenario.network}.`,
        en: `Choose another scenario, or ask about the network ${scenario.network}.`,
      },
    },
  );

export const badClasses = (given: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${given}" är inga klassgränser.`, en: `"${given}" are not limits of classes.` },
    {
      value: given,
      expected: {
        sv: "tre stigande antal meter med komma emellan, som 50,250,500",
        en: "three ascending numbers of metres separated by commas, such as 50,250,500",
      },
      action: { sv: "Rätta gränserna.", en: "Correct the limits." },
    },
  );

export const badRules = (given: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `"${given}" säger inte vilka vägar som är barriärer.`,
      en: `"${given}" does not say which roads are barriers.`,
    },
    {
      value: given,
      expected: {
        sv: "adt:, speed: eller class: med ett tal, eller owner:state eller owner:any, med komma emellan, som adt:8000,speed:80",
        en: "adt:, speed: or class: with a number, or owner:state or owner:any, separated by commas, such as adt:8000,speed:80",
      },
      action: { sv: "Rätta reglerna.", en: "Correct the rules." },
    },
  );
