import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";

const text = (sv: string, en: string): Text => ({ sv, en });

export const noSuchRelease = (id: string): StudyError =>
  new StudyError("not-found", text(`Det finns ingen utlämning "${id}".`, `There is no release "${id}".`), {
    value: id,
    action: text(
      "Se tvars release list eller GET /api/releases.",
      "See tvars release list or GET /api/releases.",
    ),
  });

export const changedLog = (id: string, row: number): StudyError =>
  new StudyError(
    "conflict",
    text(
      `Loggen för utlämningen ${id} har ändrats efter att den skrevs.`,
      `The log of release ${id} has been changed since it was written.`,
    ),
    {
      file: `releases/${id}/log.jsonl`,
      row,
      expected: text(
        "en rad vars hash stämmer med raden före",
        "a line whose hash agrees with the line before",
      ),
      action: text(
        "Ta reda på vem som har ändrat filen, och lägg tillbaka den från en säkerhetskopia.",
        "Find out who changed the file, and put it back from a backup.",
      ),
    },
  );

export const cutLog = (id: string, found: number, written: number): StudyError =>
  new StudyError(
    "conflict",
    text(
      `Loggen för utlämningen ${id} är avkortad: ${found} rader av ${written} finns kvar.`,
      `The log of release ${id} has been cut off: ${found} lines of ${written} are left.`,
    ),
    {
      file: `releases/${id}/log.jsonl`,
      row: found + 1,
      value: String(found),
      expected: text(`${written} rader`, `${written} lines`),
      action: text(
        "Ta reda på vem som har ändrat filen, och lägg tillbaka den från en säkerhetskopia.",
        "Find out who changed the file, and put it back from a backup.",
      ),
    },
  );

export const changedTable = (id: string, file: string, found: string, expected: string): StudyError =>
  new StudyError(
    "conflict",
    text(
      `Utlämningen ${id} är inte längre den som frystes: ${file} har ändrats.`,
      `Release ${id} is no longer the one that was frozen: ${file} has been changed.`,
    ),
    {
      file: `releases/${id}/${file}`,
      value: found,
      expected: `SHA-256 ${expected}`,
      action: text(
        "Ta reda på vem som har ändrat filen, och lägg tillbaka den från en säkerhetskopia.",
        "Find out who changed the file, and put it back from a backup.",
      ),
    },
  );

export const wrongState = (id: string, state: Text, wanted: Text): StudyError =>
  new StudyError("conflict", text(`Utlämningen ${id} är ${state.sv}.`, `Release ${id} is ${state.en}.`), {
    value: id,
    expected: wanted,
    action: text(
      "Gör ett nytt utkast om siffrorna ska lämnas ut.",
      "Draft a new release if the figures are to go out.",
    ),
  });

export const sameEyes = (who: string): StudyError =>
  new StudyError(
    "conflict",
    text(
      `${who} gjorde utkastet och kan inte också besluta om det.`,
      `${who} made the draft and cannot decide on it as well.`,
    ),
    {
      value: who,
      expected: text("en annan person än den som gjorde utkastet", "another person than the one who drafted"),
      action: text("Be en kollega granska det.", "Ask a colleague to review it."),
    },
  );

export const noName = (field: "who" | "reason"): StudyError =>
  new StudyError(
    "bad-request",
    field === "who"
      ? text("Den som beslutar behöver ett namn.", "Whoever decides needs a name.")
      : text("Ett beslut behöver ett skäl.", "A decision needs a reason."),
    {
      value: "",
      expected:
        field === "who"
          ? text("ett namn", "a name")
          : text("ett skäl, med en mening", "a reason, in a sentence"),
      action: field === "who" ? text("Ange --who.", "Give --who.") : text("Ange --reason.", "Give --reason."),
    },
  );

export const notSafe = (id: string, words: readonly Text[]): StudyError =>
  new StudyError(
    "conflict",
    text(
      `Utlämningen ${id} kan inte lämnas ut: ${words[0]?.sv ?? ""}`.trim(),
      `Release ${id} cannot go out: ${words[0]?.en ?? ""}`.trim(),
    ),
    {
      value: id,
      expected: text(
        "en tabell som inte röjer någon dold siffra",
        "a table that gives no hidden figure away",
      ),
      action: text(
        "Gör ett nytt utkast av samma fråga: då döljs mer, med hänsyn till allt som redan är utlämnat. Eller slå ihop år, grupper eller områden.",
        "Draft the same question anew: more is then hidden, given all that is out already. Or put years, groups or areas together.",
      ),
    },
  );

export const unprotected = (id: string): StudyError =>
  new StudyError(
    "conflict",
    text(
      `Uppgifterna ${id} har skyddet mot uträkning avslaget, och kan inte lämnas ut så.`,
      `The records ${id} have their protection against computing switched off, and cannot be released so.`,
    ),
    {
      value: id,
      expected: "secrecy.secondary: true",
      action: text("Slå på det i uppgifternas definition.", "Switch it on in the records' definition."),
    },
  );

export const noSupersede = (id: string, records: string): StudyError =>
  new StudyError(
    "bad-request",
    text(
      `Utlämningen ${id} kan inte ersättas av den här.`,
      `Release ${id} cannot be superseded by this one.`,
    ),
    {
      value: id,
      expected: text(`en utlämnad tabell av ${records}`, `a released table of ${records}`),
      action: text("Ange en annan, eller ingen.", "Name another, or none."),
    },
  );
