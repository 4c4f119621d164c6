import { isVersion } from "@tvars/areas";
import type { RecordColumn } from "@tvars/api";
import { isCodedName } from "./levels.ts";
import { plainName } from "./plain-name.ts";

type Kind = RecordColumn["kind"];
type Role = NonNullable<RecordColumn["looksLike"]>;

/** Names a column of each kind goes by in Swedish and English files; the whole name, without signs and case. */
const NAMES: [Role, RegExp][] = [
  ["personal-number", /^(personnummer|personnr|pnr|samordningsnummer|ssn)$/],
  [
    "protected-identity",
    /^(skyddad(e)?(identitet|personuppgifter)?|sekretessmarker(ing|ad)|protectedidentity)$/,
  ],
  ["both-coordinates", /^(koordinat(er)?|coordinates|gps|latlon|lonlat|position|locationgps)$/],
  ["longitude", /^(lon|long|lng|longitude|longitud|stoplon|wgs84lon(gitud)?)$/],
  ["latitude", /^(lat|latitude|latitud|stoplat|wgs84lat(itud)?)$/],
  [
    "east",
    /^(e|x|east|easting|ost|öst|xkoordinat|xkoord|ekoordinat|esweref(99)?(tm)?|sweref(99)?(tm)?(e|x|ost|öst)|posx)$/,
  ],
  [
    "north",
    /^(n|y|north|northing|nord|ykoordinat|ykoord|nkoordinat|nsweref(99)?(tm)?|sweref(99)?(tm)?(n|y|nord)|posy)$/,
  ],
  ["regso", /^regso(kod)?(2020|2025)?$/],
  ["deso", /^deso(kod)?(2018|2025)?$/],
  ["kommun", /^(skol|hem|bo|folkbokförings)?(kommun|kommunkod|kommunnr|kommunid|knkod|municipality(code)?)$/],
  ["lan", /^(lan|län|lankod|länkod|lanskod|länskod|lnkod|county(code)?)$/],
  ["postcode", /^(postnummer|postnr|postcode|zip(code)?)$/],
  ["year", /^(ar|år|year|lasar|läsår)$/],
  ["date", /^(datum|date|datetime|tidpunkt|handelsedatum|händelsedatum)$/],
  ["age", /^(alder|ålder|age)$/],
  ["sex", /^(kon|kön|sex|gender)$/],
  ["weight", /^(vikt|kalvikt|kalibreradvikt|weight)$/],
  ["count", /^(antal|n|count|antal[a-zåäö]{2,24}|avgangar|avgångar|departures)$/],
  // Many rows lie on a road: its number tells none of them apart.
  ["category", /^(e|riks|läns|lans|huvud)?(väg|vag|road)(nr|nummer|number|id)?$/],
  [
    "identifier",
    /^(id|guid|uuid|lopnr|löpnr|lopnummer|löpnummer|arendenummer|ärendenummer|[a-zåäö]+(id|nr|nummer|enhetskod))$/,
  ],
];

/** Twelve or ten digits whose month and day are possible and whose last digit checks: a personal number. */
export function isPersonalNumber(text: string): boolean {
  const digits = /^(?:19|20)?(\d{6})[-+]?(\d{4})$/.exec(text.trim());
  if (!digits) return false;
  const [month, day] = [Number(digits[1]!.slice(2, 4)), Number(digits[1]!.slice(4, 6))];
  // A coordination number has 60 added to its day.
  if (month < 1 || month > 12 || day % 60 < 1 || day % 60 > 31) return false;
  const sum = [...(digits[1]! + digits[2]!)].reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** `2024/25` or `2024/2025`: two years of which neither is more right. */
export const isSchoolYear = (text: string): boolean => {
  const parts = /^((?:19|20)\d\d)\s*[/–-]\s*(\d{2}|\d{4})$/.exec(text.trim());
  return parts !== null && (Number(parts[1]) + 1) % 100 === Number(parts[2]!.slice(-2));
};

const byNameOf = (name: string): Role | undefined => {
  const plain = plainName(name);
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0];
};

const isRegso = (text: string): boolean => /^\d{4}R\d{3}(_RegSO20\d\d)?$/.test(text);
const isDeso = (text: string): boolean => /^\d{4}[ABC]\d{4}(_DeSO20\d\d)?$/.test(text);
const bothNumbers =
  /^\s*(SRID=\d+;)?POINT\s*Z?\s*\(\s*-?[\d.]+\s+-?[\d.]+(\s+-?[\d.]+)?\s*\)\s*$|^\s*-?\d{1,3}([.]\d+)\s*[,; ]\s*-?\d{1,3}([.]\d+)\s*$|^\s*\d{6,7}([.,]\d+)?\s*[;, ]\s*\d{6,7}([.,]\d+)?\s*$/;

/** Of the filled cells, the share that passes. */
const shareOf = (texts: readonly string[], is: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(is).length / texts.length;

export interface Sample {
  name: string;
  /** Filled cells among the rows looked at. */
  texts: readonly string[];
  distinct: number;
  rows: number;
}

/** What the cells of a column are. Digits with a leading zero are a code, not a number. */
export function kindOf({ texts, name }: Sample, decimal: "." | ","): Kind {
  if (texts.length === 0) return "empty";
  const most = (is: (text: string) => boolean) => shareOf(texts, is) >= 0.95;
  const byName = byNameOf(name);
  // 1980 is a year and a kommun: the name of the column decides, and where it is silent the year is likelier.
  if ((byName === "kommun" || byName === "lan") && most((text) => /^\d{1,4}( .*)?$/.test(text)))
    return "code";
  if (most((text) => /^(19|20)\d\d$/.test(text) || isSchoolYear(text))) return "year";
  if (
    most(
      (text) =>
        /^\d{4}[-/]?\d{2}[-/]?\d{2}([ T].*)?$|^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(text) && dayLike(text),
    )
  )
    return "date";
  if (
    most((text) => isRegso(text) || isDeso(text) || isCodedName(text)) ||
    texts.some((text) => /^0\d+$/.test(text))
  )
    return "code";
  const number =
    decimal === ","
      ? /^[-+−]?[\d\s\u00A0\u202F]*\d(,\d+)?$/
      : /^[-+−]?[\d\s\u00A0\u202F]*\d(\.\d+)?(e[-+]?\d+)?$/i;
  // Marks such as ".." among numbers leave it a column of numbers.
  const numbers = texts.filter((text) => !/^(\.{1,3}|-|x|–)$/i.test(text));
  if (numbers.length > 0 && shareOf(numbers, (text) => number.test(text)) >= 0.95)
    return numbers.some((text) => text.includes(decimal)) ? "number" : "integer";
  return "text";
}

const dayLike = (text: string): boolean => {
  const digits = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})/.exec(text);
  return (
    !digits ||
    (Number(digits[2]) >= 1 && Number(digits[2]) <= 12 && Number(digits[3]) >= 1 && Number(digits[3]) <= 31)
  );
};

/** What a column looks like: its cells first, then its name. Null where nothing tells. */
export function looksLike(sample: Sample, kind: Kind): Role | null {
  const { texts, name, distinct, rows } = sample;
  const most = (is: (text: string) => boolean) => texts.length > 0 && shareOf(texts, is) >= 0.9;
  if (most(isPersonalNumber) && distinct > texts.length / 2) return "personal-number";
  if (most(isRegso)) return "regso";
  if (most(isDeso)) return "deso";
  if (most((text) => bothNumbers.test(text))) return "both-coordinates";
  const byName = byNameOf(name);
  // Rows of län among those of kommuner are what the column is not of: the finer kind is.
  if (most((text) => isCodedName(text) || isWhole(text)))
    return texts.some((text) => /^\d{4}\D/.test(text)) ? "kommun" : "lan";
  if (byName && fits(byName, kind, sample)) return byName;
  if (kind === "code" && isKommunCodes(texts)) return "kommun";
  if (kind === "date") return "date";
  if (kind === "year") return "year";
  if (most((text) => /^(man|kvinna|män|kvinnor|m|k|f|male|female|kvinnor och män)$/i.test(text)))
    return "sex";
  if (most((text) => /^\d{3} ?\d{2}$/.test(text)) && /post/.test(plainName(name))) return "postcode";
  // Sentences, addresses of pages and names tell rows apart too, but are no keys.
  if (
    distinct === rows &&
    rows > 20 &&
    kind !== "number" &&
    most((text) => /^[\p{L}\d_.:-]{1,40}$/u.test(text))
  )
    return kind === "text" && !texts.some((text) => /\d/.test(text)) ? null : "identifier";
  if (kind === "number") return "amount";
  if (kind === "text" && distinct <= Math.max(30, rows / 50)) return "category";
  return null;
}

const isWhole = (text: string): boolean => /^(riket|sverige|hela (riket|landet)|00( .*)?)$/i.test(text);

/** Of 21 län: 02 and 11, 15, 16 are no more. */
const LAN = new Set("01 03 04 05 06 07 08 09 10 12 13 14 17 18 19 20 21 22 23 24 25".split(" "));
const isKommunCodes = (texts: readonly string[]): boolean =>
  texts.length > 0 && texts.every((text) => /^\d{4}$/.test(text) && LAN.has(text.slice(0, 2)));

/** A name alone does not make a coordinate: its cells must be numbers of the right size. */
function fits(role: Role, kind: Kind, { texts }: Sample): boolean {
  const numbers = kind === "number" || kind === "integer";
  switch (role) {
    case "east":
    case "north":
      return (
        numbers && shareOf(texts, (text) => Math.abs(Number.parseFloat(text.replace(",", "."))) > 1000) > 0.9
      );
    case "longitude":
    case "latitude":
      return (
        numbers && shareOf(texts, (text) => Math.abs(Number.parseFloat(text.replace(",", "."))) <= 180) > 0.9
      );
    case "kommun":
      return (
        shareOf(texts, (text) => /^\d{3,4}\b/.test(text) || isWhole(text)) > 0.9 &&
        texts.some((text) => /^\d/.test(text))
      );
    case "lan":
      return (
        shareOf(texts, (text) => /^\d{1,2}\b/.test(text) || isWhole(text)) > 0.9 &&
        texts.some((text) => /^\d/.test(text))
      );
    case "year":
      return kind === "year" || kind === "integer" || kind === "date";
    case "count":
    case "weight":
      return numbers;
    case "age":
      return numbers || kind === "text";
    default:
      return true;
  }
}

export const versionIn = (name: string): string | undefined => {
  const found = /^(regso|deso)(kod)?(2018|2020|2025)$/.exec(plainName(name));
  const version = found ? `${found[1]}@${found[3]}` : undefined;
  return version && isVersion(version) ? version : undefined;
};
