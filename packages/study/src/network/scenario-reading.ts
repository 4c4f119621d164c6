import type { Modification, ScenarioAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Idle } from "@tvars/network";
import type { Model } from "./model.ts";
import { isLine, isService } from "./modifications.ts";
import type { Totals } from "./tally.ts";
import { n, peopleWords } from "./words.ts";

/** What a scenario does, said in one or two sentences that anyone can read. */
export function scenarioReading(
  model: Model,
  totals: Totals,
  modifications: readonly Modification[],
  {
    services,
    transit,
    idle = [],
  }: Pick<ScenarioAnswer, "services" | "transit"> & { idle?: readonly Idle[] } = {},
): Text {
  if (idle.length > 0 && idle.length === modifications.length) return idleReading(idle);
  const own = [
    ...(idle.length > 0 ? [idleReading(idle)] : []),
    ...(services?.map((one) => serviceReading(model, one)) ?? []),
    ...(transit ? [transitReading(model, transit)] : []),
  ];
  if (own.length > 0 && modifications.every((one) => isService(one) || isLine(one))) return joined(own);
  return joined([acrossReading(model, totals, modifications), ...own]);
}

/** New ways that change nothing: said, since a gain of nothing has a reason. */
function idleReading(idle: readonly Idle[]): Text {
  const [first] = idle;
  if (idle.length === 1 && first!.why === "one-node")
    return {
      sv: "Båda ändarna av en ny väg hamnar på samma plats i nätet: den ändrar ingenting. Flytta den ena änden över till andra sidan.",
      en: "Both ends of a new way come to the same place of the network: it changes nothing. Move one of them over to the other side.",
    };
  return idle.length === 1
    ? {
        sv: "Där en ny väg är ritad går redan en som är minst lika kort: den ändrar ingenting. Rita den längre bort från den som finns.",
        en: "Where a new way is drawn there is one at least as short already: it changes nothing. Draw it farther from the one that is there.",
      }
    : {
        sv: `${idle.length} av de nya vägarna ändrar ingenting: där går redan någon som är minst lika kort, eller båda ändarna hamnar på samma plats i nätet.`,
        en: `${idle.length} of the new ways change nothing: there is one at least as short already, or both ends come to the same place of the network.`,
      };
}

const joined = (texts: readonly Text[]): Text => ({
  sv: texts.map(({ sv }) => sv).join(" "),
  en: texts.map(({ en }) => en).join(" "),
});

type ServiceChange = NonNullable<ScenarioAnswer["services"]>[number];

function serviceReading({ people }: Model, { name, peopleNearer, peopleFarther }: ServiceChange): Text {
  const [nearer, farther] = [peopleWords(peopleNearer, people.from), peopleWords(peopleFarther, people.from)];
  if (peopleNearer === 0 && peopleFarther === 0)
    return {
      sv: `Ingen får ändrad väg till närmaste ${name.sv}.`,
      en: `Nobody's way to the nearest ${name.en} changes.`,
    };
  const lost: Text =
    peopleFarther === 0
      ? { sv: "", en: "" }
      : { sv: `, ${farther.sv} längre`, en: `, and ${farther.en} a longer one` };
  return {
    sv: `${nearer.sv} får kortare väg till närmaste ${name.sv}${lost.sv}.`,
    en: `${nearer.en} get a shorter way to the nearest ${name.en}${lost.en}.`,
  };
}

/** The kind of service whose way changes for most. */
function transitReading(
  { people }: Model,
  { services, departure }: NonNullable<ScenarioAnswer["transit"]>,
): Text {
  const moved = ({ peopleNearer, peopleFarther }: ServiceChange): number => peopleNearer + peopleFarther;
  const most = services.reduce<ServiceChange | undefined>(
    (a, b) => (a && moved(a) >= moved(b) ? a : b),
    undefined,
  );
  if (most === undefined || moved(most) === 0)
    return {
      sv: "Med kollektivtrafik får ingen en minut eller mer längre eller kortare till någon service.",
      en: "By public transport nobody gets a minute or more longer or shorter to any service.",
    };
  const told = [
    { count: most.peopleFarther, sv: "längre", en: "longer" },
    { count: most.peopleNearer, sv: "kortare", en: "shorter" },
  ].filter(({ count }) => count > 0);
  const said = (lang: keyof Text, and: string): string =>
    told.map((one) => `${peopleWords(one.count, people.from)[lang]} ${one[lang]}`).join(` ${and} `);
  return {
    sv: `Med kollektivtrafik från ${departure} ändras tiden till närmaste ${most.name.sv} med en minut eller mer: ${said("sv", "och")}.`,
    en: `By public transport from ${departure} the time to the nearest ${most.name.en} changes by a minute or more: ${said("en", "and")}.`,
  };
}

function acrossReading(model: Model, totals: Totals, modifications: readonly Modification[]): Text {
  const { peopleGaining, gainM, burdenBefore, burdenAfter } = totals;
  const isOne = modifications.length === 1 && modifications[0]!.do === "add-crossing";
  const what: Text = isOne ? { sv: "Passagen", en: "The crossing" } : { sv: "Scenariot", en: "The scenario" };
  if (peopleGaining === 0 && gainM === 0)
    return {
      sv: `${what.sv} förkortar ingens väg till grannar på andra sidan av en barriär.`,
      en: `${what.en} shortens nobody's way to neighbours across a barrier.`,
    };
  const who = peopleWords(peopleGaining, model.people.from);
  const share = burdenBefore > 0 ? n(100 * (1 - burdenAfter / burdenBefore), 1) : n(0);
  const shorter = n(Math.abs(gainM));
  const most = [...totals.byType].filter(({ type }) => type !== null).sort((a, b) => b.share - a.share)[0];
  const shared: Text =
    most === undefined || gainM <= 0
      ? { sv: "", en: "" }
      : {
          sv: ` Störst del av vinsten, ${n(100 * most.share).sv} %, får de som bor i områden av typ ${most.type}.`,
          en: ` The largest part of the gain, ${n(100 * most.share).en}%, goes to those living in areas of type ${most.type}.`,
        };
  if (gainM < 0)
    return {
      sv: `${what.sv} gör vägen över i snitt ${shorter.sv} m längre för de kontakter som berörs.`,
      en: `${what.en} makes the way across ${shorter.en} m longer on average for the contacts concerned.`,
    };
  return {
    sv: `${what.sv} ger ${who.sv} kortare väg till någon på andra sidan, i snitt ${shorter.sv} m för varje kontakt som berörs, och minskar nätets hela belastning med ${share.sv} %.${shared.sv}`,
    en: `${what.en} gives ${who.en} a shorter way to somebody across, ${shorter.en} m on average for each contact concerned, and lowers the burden of the whole network by ${share.en}%.${shared.en}`,
  };
}
