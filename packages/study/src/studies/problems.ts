import { StudyError } from "../error.ts";

export const noSuchStudy = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen utredning ${id}.`, en: `There is no study ${id}.` },
    {
      value: id,
      action: {
        sv: "Se tvars study list, eller gör en med tvars study init.",
        en: "See tvars study list, or make one with tvars study init.",
      },
    },
  );

export const noSuchRun = (study: string, run: string | undefined): StudyError =>
  new StudyError(
    "not-found",
    {
      sv:
        run === undefined
          ? `Utredningen ${study} har inte körts så många gånger.`
          : `Utredningen ${study} har ingen körning ${run}.`,
      en:
        run === undefined
          ? `The study ${study} has not been run that many times.`
          : `The study ${study} has no run ${run}.`,
    },
    {
      value: run,
      action: { sv: `Kör den med tvars study run ${study}.`, en: `Run it with tvars study run ${study}.` },
    },
  );

export const notAStep = (request: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: "Det här resultatet kan inte läggas i en utredning.",
      en: "This result cannot be kept in a study.",
    },
    {
      value: request,
      expected: {
        sv: "ett anrop som ger tal, till exempel /api/barometer?place=riket",
        en: "a request that gives figures, for example /api/barometer?place=riket",
      },
    },
  );

export const sameStep = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Två steg heter ${id}.`, en: `Two steps are called ${id}.` },
    {
      value: id,
      expected: { sv: "ett eget id för varje steg", en: "an id of its own for each step" },
    },
  );
