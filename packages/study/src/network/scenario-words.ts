import type { Modification } from "@tvars/api";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";

const pair = ({ from, to }: { from: readonly number[]; to: readonly number[] }): string =>
  `${from.join(",")} ${to.join(",")}`;

function lineWords({
  minutes,
  stops,
  speedKmH,
  runMinutes,
  first,
  last,
  oneWay,
  name,
}: Extract<Modification, { do: "add-line" }>): string {
  return [
    minutes,
    ...stops.map((at) => at.join(",")),
    ...(speedKmH === undefined ? [] : [`speed=${speedKmH}`]),
    ...(runMinutes === undefined ? [] : [`times=${runMinutes.join(",")}`]),
    ...(first === undefined ? [] : [`first=${first}`]),
    ...(last === undefined ? [] : [`last=${last}`]),
    ...(oneWay ? ["one-way"] : []),
    ...(name ? [`name=${name.replaceAll('"', "'")}`] : []),
  ].join(" ");
}

function wordOf(one: Modification): string {
  switch (one.do) {
    case "add-crossing": {
      const kind = one.kind === "bridge" && one.delayS === undefined ? "" : ` ${one.kind}`;
      return `--add "${pair(one)}${kind}${one.delayS === undefined ? "" : ` ${one.delayS}`}"`;
    }
    case "remove-crossing":
      return `--remove "${one.crossing}"`;
    case "change-crossing":
      return `--change "${one.crossing} ${one.delayS}"`;
    case "add-link":
      return `--add-link "${pair(one)}"`;
    case "remove-link":
      return `--remove-link "${pair(one)}"`;
    case "change-speed":
      return `--speed "${pair(one)} ${one.factor}"`;
    case "add-service":
      return `--add-service "${one.service} ${one.at.join(",")}"`;
    case "remove-service":
      return `--remove-service "${one.service} ${one.at.join(",")}"`;
    case "move-service":
      return `--move-service "${one.service} ${pair(one)}"`;
    case "add-line":
      return `--add-line "${lineWords(one)}"`;
    case "remove-line":
      return `--remove-line "${one.line}"`;
    case "change-headway":
      return `--headway "${one.line} ${one.minutes}"`;
  }
}

/** The command that works out the same scenario. */
export const scenarioCommand = (
  { snapshot, profile }: Pick<Model, "snapshot" | "profile">,
  modifications: readonly Modification[],
  withinM: number,
): string =>
  [
    `tvars scenario --network ${networkId(snapshot)} --profile ${profile} --within ${withinM}`,
    ...modifications.map(wordOf),
  ].join(" ");
