import { GeoError } from "../error.ts";

/**
 * The one layer to read: the named one, or the only one.
 *
 * @throws GeoError `layer-choice` with `choices` when a file holds several and none was named, or not the named one.
 */
export function chooseLayer(file: string, names: string[], wanted: string | undefined): string {
  if (wanted === undefined && names.length === 1) return names[0]!;
  if (wanted !== undefined && names.includes(wanted)) return wanted;
  throw new GeoError("layer-choice", {
    file,
    value: wanted ?? names.join(", "),
    problem:
      wanted === undefined
        ? { sv: `Filen har ${names.length} lager`, en: `The file holds ${names.length} layers` }
        : { sv: "Lagret finns inte i filen", en: "The layer is not in the file" },
    expected: { sv: `ett av: ${names.join(", ")}`, en: `one of: ${names.join(", ")}` },
    action: { sv: "Ange lagrets namn (layer).", en: "Give the layer's name (layer)." },
    choices: names,
  });
}
