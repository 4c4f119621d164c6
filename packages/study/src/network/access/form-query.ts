import type { AccessDecay, AccessForm } from "@tvars/api";
import { binaryDecay, exponentialDecay, linearDecay, logisticDecay, powerDecay } from "@tvars/network";
import type { Decay } from "@tvars/network";
import { FORMS } from "./forms.ts";

/** How a form is asked for. */
export interface FormQuery {
  form?: AccessForm;
  /** Minutes, 15 unless told. */
  cutoff?: number;
  decay?: AccessDecay;
  /** Of the exponential and the power decay, for each minute. */
  beta?: number;
  /** The closest n. */
  n?: number;
  /** Kind of service; the first unless told. */
  service?: string;
  /** What everybody should have at the least; half the median unless told. */
  line?: number;
}

export interface FormChoice {
  form: AccessForm;
  cutoff: number;
  decay: AccessDecay;
  beta: number;
  n: number;
  weight: Decay;
  line: number | undefined;
}

/** Half of the weight is left at half the cutoff. */
const halving = (cutoff: number): number => Math.round((1e4 * Math.LN2) / (cutoff / 2)) / 1e4;

/** A form with its parameters; what it is not told follows from the cutoff. */
export function formChoice({
  form = "cumulative",
  cutoff = 15,
  n = 1,
  line,
  ...query
}: FormQuery): FormChoice {
  const decay =
    query.decay ?? (form === "gravity" || form === "total-constrained" ? "exponential" : "binary");
  const beta = query.beta ?? (decay === "power" ? 1 : halving(cutoff));
  const weight = {
    binary: () => binaryDecay(cutoff),
    linear: () => linearDecay(cutoff),
    exponential: () => exponentialDecay(beta),
    power: () => powerDecay(beta),
    logistic: () => logisticDecay(cutoff, cutoff / 3),
  }[decay]();
  return { form, cutoff, decay, beta, n, weight, line };
}

/** Only the parameters the form takes, as they stand in a command. */
export function formParameters({ form, cutoff, decay, beta, n, line }: FormChoice) {
  const { takes } = FORMS[form];
  const usesBeta = takes.includes("decay") && (decay === "exponential" || decay === "power");
  return {
    form,
    ...(takes.includes("cutoff") ? { cutoff } : {}),
    ...(takes.includes("decay") ? { decay } : {}),
    ...(usesBeta ? { beta } : {}),
    ...(takes.includes("n") ? { n } : {}),
    ...(line === undefined ? {} : { line }),
  };
}
