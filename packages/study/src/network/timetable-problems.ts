import type { Profile } from "@tvars/api";
import { StudyError } from "../error.ts";

/** What can be wrong with a question about public transport, in both languages. */

export const noTimetable = (): StudyError =>
  new StudyError(
    "unavailable",
    { sv: "Det finns ingen tidtabell i arbetsytan.", en: "There is no timetable in this workspace." },
    {
      expected: {
        sv: "en tidtabell (GTFS, zip) för trakten",
        en: "a timetable (GTFS, zip) of the same parts",
      },
      action: {
        sv: "Läs in en: tvars import tidtabell.zip, till exempel från Trafiklab.",
        en: "Import one: tvars import timetable.zip, for example from Trafiklab.",
      },
    },
  );

export const badDate = (given: string | undefined, valid: { from: string; to: string }): StudyError =>
  new StudyError(
    "bad-request",
    given === undefined
      ? { sv: "Frågan säger inte vilken dag.", en: "The question does not say which day." }
      : { sv: `"${given}" är inget datum.`, en: `"${given}" is not a date.` },
    {
      ...(given === undefined ? {} : { value: given }),
      expected: {
        sv: `ett datum från ${valid.from} till ${valid.to}`,
        en: `a date from ${valid.from} to ${valid.to}`,
      },
      action: {
        sv: "Säg vilken dag det gäller, som --date 2026-03-17.",
        en: "Say which day, as --date 2026-03-17.",
      },
    },
  );

export const outsideTimetable = (date: string, valid: { from: string; to: string }): StudyError => {
  const isPast = date > valid.to;
  return new StudyError(
    "bad-request",
    {
      sv: isPast
        ? `Tidtabellen har gått ut: den gäller ${valid.from} till ${valid.to}, inte ${date}.`
        : `Tidtabellen gäller inte än: den gäller ${valid.from} till ${valid.to}, inte ${date}.`,
      en: isPast
        ? `The timetable has expired: it holds from ${valid.from} to ${valid.to}, not on ${date}.`
        : `The timetable does not hold yet: it holds from ${valid.from} to ${valid.to}, not on ${date}.`,
    },
    {
      value: date,
      expected: {
        sv: `ett datum från ${valid.from} till ${valid.to}`,
        en: `a date from ${valid.from} to ${valid.to}`,
      },
      action: {
        sv: "Välj en dag som tidtabellen gäller, eller läs in tidtabellen för den dagen.",
        en: "Choose a day that the timetable holds, or import the timetable of that day.",
      },
    },
  );
};

export const badDeparture = (given: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${given}" är inget klockslag.`, en: `"${given}" is not a time of day.` },
    {
      value: given,
      expected: { sv: "tt:mm från 00:00 till 23:59", en: "hh:mm from 00:00 to 23:59" },
      action: { sv: "Skriv som 08:00.", en: "Write it as 08:00." },
    },
  );

export const badWindow = (given: number): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${given} går inte att ha som fönster.`, en: `${given} cannot be a window.` },
    {
      value: given,
      expected: { sv: "hela minuter från 1 till 120", en: "whole minutes from 1 to 120" },
      action: { sv: "Rätta fönstret.", en: "Correct the window." },
    },
  );

export const notOnFoot = (profile: Profile): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: "Till och från hållplatser går folk till fots.",
      en: "People go to and from stops on foot.",
    },
    {
      value: profile,
      expected: "adult, child, older, wheelchair",
      action: { sv: "Välj en profil till fots.", en: "Choose a profile on foot." },
    },
  );
