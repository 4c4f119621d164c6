/** Numbers as mappers write them; undefined where there is none, NaN where there is one that cannot be. */

const KM_H: Record<string, number> = {
  walk: 5,
  "SE:urban": 50,
  "SE:rural": 70,
  "NO:urban": 50,
  "NO:rural": 80,
  "FI:urban": 50,
  "FI:rural": 80,
  "DK:urban": 50,
  "DK:rural": 80,
  "DK:motorway": 130,
};

/** `50`, `30 mph`, `SE:urban`; NaN outside 1–200 km/h. */
export function speedKmH(text: string | undefined): number | undefined {
  if (text === undefined || text === "none" || text === "signals" || text === "variable") return undefined;
  const known = KM_H[text];
  if (known !== undefined) return known;
  const match = /^(-?\d+(?:[.,]\d+)?)\s*(mph|knots|km\/h|kmh)?$/.exec(text.trim());
  if (!match) return Number.NaN;
  const value =
    Number(match[1]!.replace(",", ".")) * (match[2] === "mph" ? 1.609344 : match[2] === "knots" ? 1.852 : 1);
  return value >= 1 && value <= 200 ? value : Number.NaN;
}

/** `3.5`, `3,5 m`, `12'`, `350 cm`; NaN outside 0.1–200 m. */
export function metres(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d+(?:[.,]\d+)?)\s*(m|cm|ft|')?$/.exec(text.trim());
  if (!match) return Number.NaN;
  const unit = match[2] === "cm" ? 0.01 : match[2] === "ft" || match[2] === "'" ? 0.3048 : 1;
  const value = Number(match[1]!.replace(",", ".")) * unit;
  return value >= 0.1 && value <= 200 ? value : Number.NaN;
}

/** A whole number in a range; NaN otherwise. */
export function whole(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= least && value <= most ? value : Number.NaN;
}

/** `8%`, `-5.5 %`, `10°` as a share; undefined for `up` and `down`, NaN beyond ±100 %. */
export function incline(text: string | undefined): number | undefined {
  if (text === undefined || text === "up" || text === "down" || text === "yes") return undefined;
  const match = /^([+-]?\d+(?:[.,]\d+)?)\s*([%°])?$/.exec(text.trim());
  if (!match) return Number.NaN;
  const value = Number(match[1]!.replace(",", "."));
  const share = match[2] === "°" ? Math.tan((value * Math.PI) / 180) : value / 100;
  return Math.abs(share) <= 1 ? share : Number.NaN;
}
