export {
  biasOfD,
  biasOfH,
  biasOfM,
  expectedD,
  expectedH,
  expectedM,
  sdOfHUnderIndependence,
  sdOfMUnderIndependence,
  seOfD,
  seOfH,
  seOfM,
  varianceOfDUnderIndependence,
} from "./closed-forms.ts";
export type { Chance } from "./closed-forms.ts";
