import type { Modification, Position } from "@tvars/api";

/** Five decimals of a degree are finer than a metre, as the app writes them. */
const DECIMALS = 5;
const at = (...points: Position[]): string[] =>
  points.flat().map((one) => String(Number(one.toFixed(DECIMALS))));

/** The words before a colon that the app reads drawn changes by; new lines have a form of their own and are not written here. */
function words(edit: Modification): [string, ...string[]] | undefined {
  switch (edit.do) {
    case "add-crossing":
      return [
        "add",
        edit.kind,
        ...at(edit.from, edit.to),
        ...(edit.delayS === undefined ? [] : [`d${Math.round(edit.delayS)}`]),
      ];
    case "remove-crossing":
      return ["remove", encodeURIComponent(edit.crossing)];
    case "change-crossing":
      return ["wait", encodeURIComponent(edit.crossing), String(Math.round(edit.delayS))];
    case "add-link":
      return ["link", ...at(edit.from, edit.to)];
    case "remove-link":
      return ["close", ...at(edit.from, edit.to)];
    case "change-speed":
      return ["speed", ...at(edit.from, edit.to), `f${Number(edit.factor.toFixed(3))}`];
    case "add-service":
      return ["serve", encodeURIComponent(edit.service), ...at(edit.at)];
    case "remove-service":
      return ["unserve", encodeURIComponent(edit.service), ...at(edit.at)];
    case "move-service":
      return ["move", encodeURIComponent(edit.service), ...at(edit.from, edit.to)];
    case "remove-line":
      return ["unline", encodeURIComponent(edit.line)];
    case "change-headway":
      return ["headway", encodeURIComponent(edit.line), String(Number(edit.minutes.toFixed(1)))];
    default:
      return undefined;
  }
}

/** What is drawn, as the app's address holds it; undefined where part of it cannot be written so. */
export function editsAddress(modifications: unknown): string | undefined {
  if (!Array.isArray(modifications) || modifications.length === 0) return undefined;
  const written = (modifications as Modification[]).flatMap((one) => {
    const said = words(one);
    return said ? [`${said[0]}:${said.slice(1).join(",")}`] : [];
  });
  return written.length === modifications.length ? written.join(";") : undefined;
}
