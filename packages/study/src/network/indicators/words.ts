import type { Text } from "@tvars/cube";
import type { Model } from "../model.ts";
import { PROFILE_WORDS, n, peopleWords } from "../words.ts";
import type {
  UnsaidContrast,
  UnsaidFactor,
  UnsaidGrowing,
  UnsaidParts,
  UnsaidScore,
  UnsaidService,
} from "./unsaid.ts";

/** What each indicator finds, in a sentence that stands over its table. */

export function fourFinding({ name, choice, served }: UnsaidService, withinM: number): Text {
  const within = n(withinM);
  const [now, open] = [n(100 * (served.now ?? 0), 1), n(100 * (served.open ?? 0), 1)];
  const [few, more] = [n(choice.now ?? 0, 2), n(choice.open ?? 0, 2)];
  const service: Text = { sv: name.sv.toLowerCase(), en: name.en.toLowerCase() };
  if (served.now === served.open && choice.now === choice.open)
    return {
      sv: `Barriärerna ändrar inte hur många som har ${service.sv} inom ${within.sv} m: ${now.sv} % har det`,
      en: `The barriers do not change how many have a ${service.en} within ${within.en} m: ${now.en}% have`,
    };
  return {
    sv: `${now.sv} % har ${service.sv} inom ${within.sv} m; med barriärerna öppna hade ${open.sv} % haft det, och att välja på i snitt ${more.sv} i stället för ${few.sv}`,
    en: `${now.en}% have a ${service.en} within ${within.en} m; with the barriers open ${open.en}% would, with ${more.en} to choose from on average instead of ${few.en}`,
  };
}

export function scoreFinding({ spots, p50, p90, atLeast2 }: UnsaidScore): Text {
  if (spots === 0 || p50 === null || p90 === null)
    return {
      sv: "Ingenstans längs barriärerna går det att komma från den ena sidan till den andra",
      en: "Nowhere along the barriers is there a way from one side to the other",
    };
  const share = n(100 * (atLeast2 ?? 0));
  return {
    sv: `På hälften av platserna längs barriärerna är vägen över minst ${n(p50, 1).sv} gånger så lång som den raka, på en tiondel minst ${n(p90, 1).sv} gånger; på ${share.sv} % är den minst dubbelt så lång`,
    en: `At half of the spots along the barriers the way across is at least ${n(p50, 1).en} times as long as the straight one, at a tenth at least ${n(p90, 1).en} times; at ${share.en}% it is at least twice as long`,
  };
}

/** Who the figures are over: metres of street where nobody knows who lives there. */
const livingOf = (from: Model["people"]["from"]): Text =>
  from === "streets"
    ? { sv: "gatorna, räknat i meter", en: "the streets, by their metres" }
    : { sv: "dem som bor vid nätet", en: "those living along the network" };

export function factorFinding({ mean, withinM, byType }: UnsaidFactor, from: Model["people"]["from"]): Text {
  if (mean === null)
    return { sv: "Ingen har någon plats i närheten att nå", en: "Nobody has a place nearby to reach" };
  const typed = byType.filter(({ type }) => type !== null);
  const most = typed.reduce<(typeof typed)[number] | undefined>(
    (a, b) => (a && a.mean >= b.mean ? a : b),
    undefined,
  );
  const who: Text = most
    ? {
        sv: `, mest för dem som bor i områden av typ ${most.type}: ${n(most.mean, 1).sv} %`,
        en: `, most for those living in areas of type ${most.type}: ${n(most.mean, 1).en}%`,
      }
    : { sv: "", en: "" };
  return {
    sv: `Framför ${n(mean, 1).sv} % av platserna inom ${n(withinM).sv} m ligger en barriär, i snitt för ${livingOf(from).sv}${who.sv}`,
    en: `A barrier lies before ${n(mean, 1).en}% of the places within ${n(withinM).en} m, on average for ${livingOf(from).en}${who.en}`,
  };
}

export function partsFinding({ count, parts, division }: UnsaidParts, from: Model["people"]["from"]): Text {
  const [first] = parts;
  if (count <= 1 || first === undefined)
    return {
      sv: "Nätet hänger ihop även om ingen barriär korsas",
      en: "The network holds together even with no barrier crossed",
    };
  const who =
    from === "streets"
      ? { sv: "av gatorna", en: "of the streets" }
      : { sv: "av dem som bor där", en: "of those who live there" };
  return {
    sv: `Utan en enda passage faller nätet i ${n(count).sv} delar${from === "streets" ? "" : " med folk"}; den största har ${n(100 * first.share).sv} % ${who.sv}, och två slumpvis valda ${from === "streets" ? "meter gata ligger" : "bor"} i skilda delar med sannolikheten ${n(100 * division).sv} %`,
    en: `Without a single crossing the network falls into ${n(count).en} parts${from === "streets" ? "" : " with people"}; the largest has ${n(100 * first.share).en}% ${who.en}, and two ${from === "streets" ? "metres of street chosen at random lie" : "chosen at random live"} in different parts with a probability of ${n(100 * division).en}%`,
  };
}

export function growingFinding({ steps, bottleneckM }: UnsaidGrowing, from: Model["people"]["from"]): Text {
  const living = livingOf(from);
  const half = steps.find(({ largest }) => largest >= 0.5);
  const halfOpen = steps.find(({ largestOpen }) => largestOpen >= 0.5);
  const narrow: Text =
    bottleneckM === null
      ? { sv: "", en: "" }
      : {
          sv: `. Sträckans två sidor möts först vid ${bottleneckM.now === null ? "ingen längd alls" : `${n(bottleneckM.now).sv} m`}, öppen vid ${bottleneckM.open === null ? "ingen" : `${n(bottleneckM.open).sv} m`}`,
          en: `. The two sides of the stretch meet only at ${bottleneckM.now === null ? "no length at all" : `${n(bottleneckM.now).en} m`}, open at ${bottleneckM.open === null ? "none" : `${n(bottleneckM.open).en} m`}`,
        };
  if (half === undefined)
    return {
      sv: `Inte ens länkar på ${n(steps.at(-1)!.tauM).sv} m binder ihop mer än hälften av ${living.sv}${narrow.sv}`,
      en: `Not even links of ${n(steps.at(-1)!.tauM).en} m join more than half of ${living.en}${narrow.en}`,
    };
  const same = half.tauM === halfOpen?.tauM;
  return {
    sv: `Länkar på högst ${n(half.tauM).sv} m räcker för att hälften av ${living.sv} ska hänga ihop; med barriärerna öppna ${same ? "är det lika" : `räcker ${n(halfOpen?.tauM ?? 0).sv} m`}${narrow.sv}`,
    en: `Links of at most ${n(half.tauM).en} m suffice to join half of ${living.en}; with the barriers open ${same ? "it is the same" : `${n(halfOpen?.tauM ?? 0).en} m suffice`}${narrow.en}`,
  };
}

export function contrastFinding({ beta, p, pairsAcross, pairs }: UnsaidContrast): Text {
  const size = n(Math.abs(beta), 1);
  const chance: Text =
    p === null
      ? { sv: "", en: "" }
      : p <= 0.05
        ? { sv: ", mer än av en slump", en: ", more than by chance" }
        : {
            sv: ", men så stor skillnad ger också barriärer som flyttats på måfå",
            en: ", but barriers moved at random do as much",
          };
  return {
    sv: `Grannområden med en barriär emellan (${n(pairsAcross).sv} av ${n(pairs).sv}) skiljer sig ${size.sv} indexenheter ${beta >= 0 ? "mer" : "mindre"} åt än andra grannar lika långt ifrån varandra${beta >= 0 ? chance.sv : ""}`,
    en: `Neighbouring areas with a barrier between (${n(pairsAcross).en} of ${n(pairs).en}) differ ${size.en} index points ${beta >= 0 ? "more" : "less"} than other neighbours equally far apart${beta >= 0 ? chance.en : ""}`,
  };
}

export function indicatorsReading(
  { profile, people }: Pick<Model, "profile" | "people">,
  about: Text,
  { factor, communities }: { factor: UnsaidFactor; communities: UnsaidParts },
): Text {
  const who = PROFILE_WORDS[profile];
  const all = peopleWords(Math.round(people.all), people.from);
  const share = n(factor.mean ?? 0, 1);
  const parts = n(communities.count);
  return {
    sv: `Mått ur forskningen för ${about.sv}, för ${who.sv} och ${all.sv} vid nätet: en barriär ligger framför ${share.sv} % av platserna inom ${n(factor.withinM).sv} m, och utan passager faller nätet i ${parts.sv} delar.`,
    en: `Indicators from research for ${about.en}, for ${who.en} and ${all.en} along the network: a barrier lies before ${share.en}% of the places within ${n(factor.withinM).en} m, and without crossings the network falls into ${parts.en} parts.`,
  };
}

export const INDICATORS_METHOD: Text = {
  sv: "Fyra mått (van Eldijk, Gil & Marcus 2022) för varje slags service, i nätet som det är, med barriärerna öppna var 50:e meter och med ett scenario. Restid: minuter till närmaste. Valmöjlighet: Σ Oⱼ 1[d ≤ T]. Upptagning: Σ Pᵢ 1[d ≤ T] kring varje service. Serviceeffektivitet: folk som har minst en inom T, per service, och överlapp = upptagningarnas summa / dem. Den sista formeln är vår egen läsning: uppsatsens sammanfattning nämner måttet utan formel. severance_snape: var 25:e meter, vägen mellan 15 m på var sida, båda satta på närmaste länk, genom rak linje mellan närmaste korsningar. Barriärfaktor (Benavides m.fl. 2024): av andra platser inom 804,672 m, andelen i procent med en barriär framför. T-delar (Grannis 1998): nätets sammanhängande delar när varje länk som möter en barriär tas bort; 1 − Σ(P_k/P)² är chansen att två bor i skilda delar. Perkolation (Arcaute m.fl. 2016): kluster av platser bundna av länkar på högst τ. Gränskontrast (Noonan 2005): |yᵢ − yⱼ| = α + β·1[barriär emellan] + γ dᴱ + kommuneffekter över RegSO som gränsar till varandra, y socioekonomiskt index, minsta kvadrat; p: barriärerna flyttas 500–2 000 m åt slumpvisa håll.",
  en: "Four indicators (van Eldijk, Gil & Marcus 2022) for each kind of service, on the network as it is, with the barriers open every 50 m and with a scenario. Travel time: minutes to the nearest. Choice: Σ Oⱼ 1[d ≤ T]. Catchment: Σ Pᵢ 1[d ≤ T] around each service. Service efficiency: people with at least one within T, for each service, and overlap = sum of catchments / them. The last formula is this project's own reading: the paper's abstract names the indicator without a formula. severance_snape: every 25 m, the way between 15 m on either side, both joined to the nearest link, over the straight line between the nearest junctions. Barrier factor (Benavides et al. 2024): of other places within 804.672 m, the share in per cent with a barrier before them. T-communities (Grannis 1998): the connected parts of the network when every link that meets a barrier is taken away; 1 − Σ(P_k/P)² is the chance that two live in different parts. Percolation (Arcaute et al. 2016): clusters of places joined by links of at most τ. Boundary contrast (Noonan 2005): |yᵢ − yⱼ| = α + β·1[barrier between] + γ dᴱ + municipality effects over RegSO that share a border, y the socioeconomic index, least squares; p: the barriers are moved 500–2,000 m in random directions.",
};
