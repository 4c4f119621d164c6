import { commonOptions } from "../common-options.ts";
import type { AddCommand } from "../program.ts";
import { recordsDenominators } from "./records-denominators.ts";
import { recordsKeys, recordsProfiles, recordsUnderstand } from "./records-files.ts";
import { recordsAdd, recordsTry } from "./records-place.ts";
import { recordsTable } from "./records-table.ts";
import { recordsList, recordsRemove, recordsShow } from "./records-stored.ts";

/** Commands under `tvars records`, in the order of the work. */
const COMMANDS: AddCommand[] = [
  recordsUnderstand,
  recordsTry,
  recordsAdd,
  recordsList,
  recordsShow,
  recordsRemove,
  recordsTable,
  recordsDenominators,
  recordsKeys,
  recordsProfiles,
];

export const recordsCommand: AddCommand = (program, io, result) => {
  const sv = io.lang === "sv";
  const command = program
    .command("records")
    .description(
      sv
        ? "Egna uppgifter: läs in rader, placera dem i områden och räkna på dem."
        : "Your own records: read rows, place them in areas and count them.",
    )
    .helpCommand(false);
  for (const add of COMMANDS) commonOptions(add(command, io, result), io.lang);
  return command;
};
