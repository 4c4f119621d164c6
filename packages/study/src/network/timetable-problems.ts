import type { Profile } from "@tvars/api";
import type { Text } from "@tvars/cube";
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

export const noTripsThatDay = (date: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Ingen tur går ${date} enligt tidtabellen, fast den gäller den dagen.`,
      en: `No trip runs on ${date} by the timetable, though it holds that day.`,
    },
    {
      value: date,
      expected: { sv: "en dag med trafik", en: "a day with service" },
      action: {
        sv: "Välj en annan dag, till exempel en vardag.",
        en: "Choose another day, a weekday for example.",
      },
    },
  );

export const noStopsOnNetwork = (title: Text): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Tidtabellen ${title.sv} har ingen hållplats vid nätets gator.`,
      en: `The timetable ${title.en} has no stop by the streets of the network.`,
    },
    {
      value: title.sv,
      expected: {
        sv: "en tidtabell för samma trakt som nätet",
        en: "a timetable of the same parts as the network",
      },
      action: {
        sv: "Läs in traktens tidtabell: tvars import tidtabell.zip.",
        en: "Import the timetable of these parts: tvars import timetable.zip.",
      },
    },
  );

/** What a line that is added cannot have: hours that end before they begin. */
export const badHours = (first: string, last: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Den nya linjens sista avgång ${last} är före dess första ${first}.`,
      en: `The new line's last departure ${last} is before its first ${first}.`,
    },
    {
      value: `${first}–${last}`,
      expected: {
        sv: "en sista avgång efter den första; efter midnatt räknas vidare, 01:00 samma natt är 25:00",
        en: "a last departure after the first; past midnight counts on, 01:00 of the same night is 25:00",
      },
      action: { sv: "Rätta tiderna.", en: "Correct the hours." },
    },
  );

/** Running times that are not one between each stop and the next. */
export const wrongRunTimes = (given: number, legs: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Den nya linjen har ${given} körtider, men ${legs + 1} hållplatser.`,
      en: `The new line has ${given} running times, but ${legs + 1} stops.`,
    },
    {
      value: String(given),
      expected: {
        sv: `${legs}: en mellan varje hållplats och nästa`,
        en: `${legs}: one between each stop and the next`,
      },
      action: {
        sv: "Skriv en körtid för varje sträcka, eller ange en hastighet i stället.",
        en: "Write a running time for each stretch, or give a speed instead.",
      },
    },
  );

/** Two stops in a row that are one. @param at the first of them, from 1 */
export const sameStop = (at: number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Hållplats ${at} och ${at + 1} på den nya linjen är samma.`,
      en: `Stops ${at} and ${at + 1} of the new line are the same.`,
    },
    {
      value: `${at}, ${at + 1}`,
      expected: { sv: "två olika hållplatser i följd", en: "two different stops in a row" },
      action: { sv: "Flytta eller ta bort den ena.", en: "Move or remove one of them." },
    },
  );

/** A line that the timetable does not have, is changed twice, or a headway that cannot be. */
export const lineCannotChange = ({ value, expected }: { value: unknown; expected: string }): StudyError => {
  const known = /^a line of the feed: (.*)$/.exec(expected)?.[1];
  if (known !== undefined)
    return new StudyError(
      "not-found",
      {
        sv: `Tidtabellen har ingen linje "${String(value)}".`,
        en: `The timetable has no line "${String(value)}".`,
      },
      {
        value: String(value),
        expected: { sv: `en av linjerna ${known}`, en: `one of the lines ${known}` },
        action: { sv: "Skriv linjens nummer eller id.", en: "Write the line's number or id." },
      },
    );
  const isTwice = expected === "one change of each line";
  return new StudyError(
    "bad-request",
    isTwice
      ? {
          sv: `Linje ${String(value)} ändras två gånger i samma scenario.`,
          en: `Line ${String(value)} is changed twice in the same scenario.`,
        }
      : { sv: "Så tätt eller glest går ingen linje.", en: "No line runs that often or that seldom." },
    {
      value: String(value),
      expected: isTwice
        ? { sv: "en ändring av varje linje", en: "one change of each line" }
        : { sv: "0,5–1440 minuter mellan turerna", en: "0.5–1440 minutes between departures" },
      action: isTwice
        ? { sv: "Ta bort den ena.", en: "Remove one of them." }
        : { sv: "Rätta turtätheten.", en: "Correct the headway." },
    },
  );
};
