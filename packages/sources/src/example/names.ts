import type { Character } from "./plan.ts";
import type { Random } from "./prng.ts";

/** Invented, neutral names; none of them is taken from a real statistical area. */
const URBAN: Record<"centre" | "inner" | "outer" | "villa" | "town", string[]> = {
  centre: ["Innerstaden", "Hamnkvarteren", "Slottsparken", "Bryggareängen", "Torgstaden", "Stationsstaden"],
  inner: [
    "Kvarnhöjden",
    "Almlunden",
    "Garvarebacken",
    "Väverigården",
    "Rönnbacken",
    "Skomakaräng",
    "Tegelmarken",
    "Hasselgården",
    "Lindhöjd",
    "Klockarlyckan",
    "Repslagarvallen",
    "Körsbärslyckan",
    "Mjölnarvången",
  ],
  outer: [
    "Lärkåsen",
    "Vitsippan",
    "Havreängen",
    "Björkmarken",
    "Trastvägen",
    "Kornbacken",
    "Skogsgläntan",
    "Solvallen",
    "Nyängsgatan",
    "Tallbrinken",
    "Måsberget",
    "Råglyckan",
    "Stenkullen",
    "Åkervinden",
  ],
  villa: [
    "Ekdungen",
    "Utsiktshöjden",
    "Strandlyckan",
    "Äppelgården",
    "Hagtornet",
    "Kaprifolen",
    "Svanudden",
    "Prästlyckan",
    "Fågelmarken",
    "Sjöängarna",
    "Hallongärdet",
    "Kavelmossen",
    "Norrängarna",
    "Söderslätten",
    "Nöthagen",
    "Gullvivan",
    "Enbacken",
    "Näckrosen",
    "Tranängen",
    "Fiskarbacken",
    "Bokhöjden",
    "Lövstigen",
  ],
  town: [
    "Kyrkbacken",
    "Stationsbyn",
    "Mejeriet",
    "Såglyckan",
    "Fabriksgärdet",
    "Båthamnen",
    "Skolbacken",
    "Fyrudden",
  ],
};
const RURAL = [
  "Västra skogsbygden",
  "Slättbygden",
  "Kustbygden",
  "Sjöbygden",
  "Östra åsarna",
  "Norra myrmarken",
  "Ådalen",
  "Skärgården",
  "Södra halvön",
  "Hedmarken",
  "Mellanbygden",
  "Strandskogen",
];
const FAMILY: Record<Character, keyof typeof URBAN | "rural"> = {
  centre: "centre",
  apartment: "inner",
  student: "inner",
  new: "inner",
  pensioner: "inner",
  programme: "outer",
  villa: "villa",
  town: "town",
  village: "rural",
  border: "rural",
  rural: "rural",
};

/** Gives names out without repetition inside a municipality; composes two when a list runs dry. */
export function nameGiver(random: Random): (character: Character, kommun: string) => string {
  const pools = new Map<string, string[]>();
  const used = new Set<string>();
  const take = (family: keyof typeof URBAN | "rural") => {
    const whole = family === "rural" ? RURAL : URBAN[family];
    const pool = pools.get(family) ?? shuffled(whole, random);
    pools.set(family, pool);
    return pool.pop() ?? `${random.pick(whole)}-${random.pick(URBAN.villa)}`;
  };
  return (character, kommun) => {
    const family = FAMILY[character];
    for (;;) {
      const first = take(family);
      const name = random.next() < 0.35 && family !== "rural" ? `${first}-${take(family)}` : first;
      const full = family === "rural" ? `${kommun}s ${name.slice(0, 1).toLowerCase()}${name.slice(1)}` : name;
      if (used.has(`${kommun}/${full}`)) continue;
      used.add(`${kommun}/${full}`);
      return full;
    }
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
