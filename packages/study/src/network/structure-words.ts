import type { StructureAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { WALK_M } from "./structure-values.ts";
import { n, peopleWords } from "./words.ts";

const walk = n(WALK_M);

export const STRUCTURE_METHOD: Text = {
  sv: `För varje plats med folk räknas det som ligger inom ${walk.sv} m på kortaste vägen i nätet, väntan vid passager inräknad. Avskuren: andelen 1 − N/N⁰ av dem som ligger inom gångavståndet om barriärerna vore öppna (N⁰) men inte med dem (N) är minst gränsen. Gles: folk inom gångavståndet delat med hela cirkelns yta (π km²) är under gränsen. Funktionsseparerad: |h − g|/(h + g) är minst gränsen, där h är boende och g medlet av arbetsplatser och servicepunkter inom gångavståndet, var och en som andel av allt i nätet: 0 där de står i samma förhållande som i hela nätet, 1 där bara det ena finns. Blandning = −Σ p ln p / ln k av samma andelar. Maskvidd = 2A/L: avståndet mellan vägarna om de låg som ett rutnät. Tabellen räknar folk plats för plats; en ruta eller ett område får den bebyggelsetyp som medelvärdet över dess folk ger. Gränserna är programmets eget första val och kan ändras.`,
  en: `For every place with people, what lies within ${walk.en} m by the shortest way on the network is counted, waits at crossings included. Cut off: the share 1 − N/N⁰ of those within the walk were the barriers open (N⁰) but not with them (N) is at least the threshold. Sparse: people within the walk over the area of the whole circle (π km²) are below the threshold. Separated: |h − g|/(h + g) is at least the threshold, with h residents and g the mean of workplaces and services within the walk, each as a share of all in the network: 0 where they stand as in the whole network, 1 where there is only one. Mix = −Σ p ln p / ln k of the same shares. Mesh width = 2A/L: the spacing of the ways were they a grid. The table counts people place by place; a square or an area is of the kind that the mean over its people gives. The thresholds are the program's own first choice and can be changed.`,
};

type Told = Pick<StructureAnswer, "classes" | "known" | "people" | "byType">;

/** How many live with all of it at once, with each of it, and cut off by area type. */
export function structureReading(
  { classes, known, people, byType }: Told,
  from: "areas" | "points" | "streets",
): Text {
  const parts = PARTS.filter(({ knows }) => known[knows]);
  if (parts.length === 0 || !(people > 0))
    return {
      sv: "Här går inte att säga hur någon bor: det saknas barriärer, folkmängd och service.",
      en: "How anybody lives cannot be told here: there are no barriers, no population and no services.",
    };
  const having = (wanted: readonly string[]): StructureAnswer["classes"] =>
    classes.filter(({ structure }) => wanted.every((part) => structure.split(".").includes(part)));
  const sum = (rows: StructureAnswer["classes"]): number => rows.reduce((all, row) => all + row.people, 0);
  const share = (amount: number): Text => n((100 * amount) / people, 1);
  const all = sum(having(parts.map(({ id }) => id)));
  const together = peopleWords(all, from);
  const each = parts.map(({ id, said }) => ({
    sv: `${said.sv} ${share(sum(having([id]))).sv} %`,
    en: `${said.en} ${share(sum(having([id]))).en}%`,
  }));
  const cut = byType.map(({ type }, at) => ({
    type,
    share: having(["cut-off"]).reduce((of, row) => of + row.byType[at]!.share, 0),
  }));
  const [first, last] = [1, 5].map((type) => cut.find((row) => row.type === type));
  const compared: Text =
    known.barrier && first && last
      ? {
          sv: ` Avskurna är ${n(100 * first.share).sv} % av de boende i områden av typ 1 (störst utmaningar) och ${n(100 * last.share).sv} % i områden av typ 5.`,
          en: ` Cut off are ${n(100 * first.share).en}% of residents of areas of type 1 (greatest challenges) and ${n(100 * last.share).en}% in areas of type 5.`,
        }
      : { sv: "", en: "" };
  const whole = parts.length > 1;
  return {
    sv: `${together.sv} (${share(all).sv} %) ${from === "streets" ? "ligger" : "bor"} ${listed(parts, "sv", "och")}${whole ? " på en gång" : ""}.${whole ? ` Var för sig: ${each.map(({ sv }) => sv).join(", ")}.` : ""}${compared.sv}`,
    en: `${together.en} (${share(all).en}%) ${from === "streets" ? "lie" : "live"} ${listed(parts, "en", "and")}${whole ? " at once" : ""}.${whole ? ` Each by itself: ${each.map(({ en }) => en).join(", ")}.` : ""}${compared.en}`,
  };
}

const PARTS = [
  { id: "cut-off", knows: "barrier", said: { sv: "avskuret av barriärer", en: "cut off by barriers" } },
  { id: "sparse", knows: "sparse", said: { sv: "glest", en: "sparsely" } },
  {
    id: "separated",
    knows: "separated",
    said: { sv: "skilt från arbete och service", en: "apart from jobs and services" },
  },
] as const;

function listed(parts: readonly { said: Text }[], lang: keyof Text, and: string): string {
  const words = parts.map(({ said }) => said[lang]);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)!}`;
}
