import type { RecordColumn } from "@tvars/api";
import { plainName } from "./plain-name.ts";

type Role = RecordColumn["looksLike"];

const PERSONAL: ReadonlySet<Role> = new Set(["personal-number", "protected-identity", "identifier"]);
/** Names of persons by the name of the column: whose name it is stands in it. */
const PERSONS_NAME =
  /(^|person|för|for|fore|efter|sur|first|last|full|given|family|mellan|till|elev|patient|klient|kund|sökande|sokande|boende|handläggare|handlaggare|rektor|kontakt|contact|owner|ägare|agare|moder|far)s?(namn|name)$/;
const NAMED_BARE = /^(namn|name)$/;
const CONTACT = /(epost|email|mail$|telefon|mobil|phone|adress|address|fastighet|signatur$)/;
/** Numbers of things that are public: schools, stops, stations, companies' places of work. */
const THINGS =
  /(skolenhet|school|stop|hallplats|hållplats|^hpl|station|platform|linje|route|kontor|office|objekt|nvdb|osm)/;
const PERSON_SHAPE =
  /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?( \p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?){1,3}$|^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?, \p{Lu}\p{Ll}+/u;

export interface PersonalSigns {
  texts: readonly string[];
  distinct: number;
  /** The file has age, sex or personal numbers: its rows are persons. */
  hasPersons: boolean;
}

/**
 * Whether a column looks like something that tells who a person is. Names of areas, stops and schools do not; a column that is only called
 * `namn` does where the rows are persons, or where its cells look like names of persons.
 */
export function isPersonal(
  role: Role,
  name: string,
  { texts, distinct, hasPersons }: PersonalSigns,
): boolean {
  const plain = plainName(name);
  if (role === "identifier") return !THINGS.test(plain) || hasPersons;
  if (PERSONAL.has(role)) return true;
  if (CONTACT.test(plain)) return true;
  if (NAMED_BARE.test(plain)) {
    if (hasPersons) return true;
    const shaped = texts.filter((text) => PERSON_SHAPE.test(text)).length;
    return texts.length > 0 && shaped / texts.length > 0.9 && distinct > 0.8 * texts.length;
  }
  return plain !== "" && PERSONS_NAME.test(plain) && !/^(kommun|lan|län|omr)/.test(plain);
}
