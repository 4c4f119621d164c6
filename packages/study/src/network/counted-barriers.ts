import type { Barriers, BarrierSegment, BarrierSegmentAnswer, Provenance } from "@tvars/api";
import { BARRIER_RULES, EXCESS_CLASSES, classOf } from "@tvars/network";
import type { BarrierRules } from "@tvars/network";
import type { NetworkQuery } from "../study.ts";
import { badClasses, badRules } from "./problems.ts";
import { severanceMethod } from "./severance-method.ts";

/** What the one who asks decides: where classes end, and which roads count as barriers. */

const CLASSES = ["none", "slight", "moderate", "severe"] as const;

/** `50,250,500` as ascending metres; those of the package unless told. @throws StudyError `bad-request` */
export function classesOf(text: string | undefined): readonly number[] {
  if (text === undefined || text === "") return EXCESS_CLASSES.limits;
  const limits = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const isAscending = limits.every((one, at) => one > (at === 0 ? 0 : limits[at - 1]!) && one <= 20_000);
  if (limits.length !== CLASSES.length - 1 || !isAscending) throw badClasses(text);
  return limits;
}

const RULES = {
  adt: ["adtAtLeast", 0, 200_000],
  speed: ["speedAtLeastKmH", 0, 200],
  class: ["functionClassAtMost", 0, 9],
} as const;

/** `adt:8000,speed:80,class:3,owner:any` as rules; what is left out is as usual. @throws StudyError `bad-request` */
export function rulesOf(text: string | undefined): Partial<BarrierRules> {
  const rules: Partial<BarrierRules> = {};
  for (const part of (text ?? "").split(",").filter((one) => one !== "")) {
    const [name = "", value = ""] = part.split(":").map((one) => one.trim());
    if (name === "owner" && (value === "state" || value === "any")) {
      rules.owner = value;
      continue;
    }
    const rule = RULES[name as keyof typeof RULES];
    const number = value === "" ? NaN : Number(value);
    if (!rule || !(number >= rule[1] && number <= rule[2])) throw badRules(text!);
    rules[rule[0]] = number;
  }
  return rules;
}

/** The rules in one way of writing, whatever the order they were asked in; "" where they are the usual. */
export function rulesKey(text: string | undefined): string {
  const rules: Partial<BarrierRules> = rulesOf(text);
  const names = {
    ...Object.fromEntries(Object.entries(RULES).map(([name, [of]]) => [of, name])),
    owner: "owner",
  };
  return Object.entries(rules)
    .filter(([of, value]) => BARRIER_RULES[of as keyof BarrierRules] !== value)
    .map(([of, value]) => `${names[of as keyof typeof names]}:${String(value)}`)
    .sort()
    .join(",");
}

type Counted = Pick<NetworkQuery, "classes">;

const classed = (segment: BarrierSegment, limits: readonly number[]): BarrierSegment => ({
  ...segment,
  class: CLASSES[classOf(segment.excessM, { ...EXCESS_CLASSES, limits })]!,
});

export function countedBarriers(answer: Barriers, asked: Counted): Barriers {
  const limits = classesOf(asked.classes);
  return {
    ...answer,
    classesM: [...limits],
    segments: asked.classes ? answer.segments.map((one) => classed(one, limits)) : answer.segments,
    provenance: askedWith(answer.provenance, asked),
  };
}

export function countedSegment(answer: BarrierSegmentAnswer, asked: Counted): BarrierSegmentAnswer {
  const limits = classesOf(asked.classes);
  return {
    ...answer,
    segment: asked.classes ? classed(answer.segment, limits) : answer.segment,
    provenance: askedWith(answer.provenance, asked),
  };
}

/** The method, the command and the request say where classes end too. */
function askedWith(provenance: Provenance, { classes }: Counted): Provenance {
  if (!classes) return provenance;
  return {
    ...provenance,
    method: severanceMethod(classesOf(classes)),
    command: `${provenance.command} --classes ${classes}`,
    request: `${provenance.request}&${new URLSearchParams({ classes }).toString()}`,
  };
}
