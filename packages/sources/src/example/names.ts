import type { Character } from "./plan.ts";
import type { Random } from "./prng.ts";

/** Invented, neutral names; none of them is taken from a real statistical area. */
type Family = "centre" | "inner" | "outer" | "villa" | "town" | "rural";

const NAMES: Record<Family, string[]> = {
  centre: [
    "Innerstaden",
    "Hamnkvarteren",
    "Slottsparken",
    "Bryggareängen",
    "Torgstaden",
    "Stationsstaden",
    "Rådhuskvarteren",
    "Vallgraven",
    "Nordertull",
    "Österport",
    "Klostergården",
    "Skeppsvarvet",
    "Gasverket",
    "Åpromenaden",
  ],
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
    "Bleckslagaren",
    "Kastanjevallen",
    "Sadelmakaren",
    "Humlegärdet",
    "Vinkelhaken",
    "Tvättstugebacken",
    "Smedjeplan",
    "Plommonlyckan",
    "Spinnrocken",
    "Kopparslagaren",
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
    "Nyängsgärdet",
    "Tallbrinken",
    "Måsberget",
    "Råglyckan",
    "Stenkullen",
    "Åkervinden",
    "Veteåkern",
    "Sparvbacken",
    "Blåklinten",
    "Regnbågen",
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
    "Videlyckan",
    "Smultronstigen",
    "Ljungmarken",
    "Hjortronet",
    "Liljekonvaljen",
    "Kråkbärsudden",
    "Talludden",
    "Fjärilsdalen",
    "Murgrönan",
    "Backsippan",
    "Vårlöken",
    "Ollonbacken",
    "Sälgdungen",
    "Rådjursstigen",
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
    "Lotsberget",
    "Salteriet",
    "Torghörnan",
    "Bruksgatan",
    "Läroverket",
    "Marknadsplan",
    "Glasbruket",
    "Fiskeläget",
    "Ångsågen",
    "Gästgivaregården",
    "Sillboden",
    "Doktorshagen",
  ],
  rural: [
    "västra skogsbygd",
    "slättbygd",
    "kustbygd",
    "sjöbygd",
    "östra åsar",
    "norra myrmarker",
    "ådal",
    "skärgård",
    "södra halvö",
    "hedmarker",
    "mellanbygd",
    "strandskogar",
  ],
};

const FAMILY: Record<Character, Family> = {
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

/** Gives names out without repetition inside a municipality; one in four joins two, as SCB's names often do. */
export function nameGiver(random: Random): (character: Character, kommun: string) => string {
  const pools = new Map<string, string[]>();
  const take = (family: Family, kommun: string): string => {
    const key = family === "rural" ? `${family}/${kommun}` : family;
    const pool = pools.get(key) ?? shuffled(NAMES[family], random);
    pools.set(key, pool);
    const name = pool.pop();
    if (name === undefined)
      throw new RangeError(`No ${family} name is left for ${kommun}; add names to names.ts.`);
    return name;
  };
  return (character, kommun) => {
    const family = FAMILY[character];
    const name = take(family, kommun);
    if (family === "rural") return `${kommun}s ${name}`;
    return random.next() < 0.25 ? `${name}-${take(family, kommun)}` : name;
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
