import { text } from "@tvars/cube";
import type { Text } from "@tvars/cube";

/** Placed, but no more closely than a kommun: it has no area type. */
export const COARSE = "coarse";

/** Why a row has no area type, in words. */
export const CAUSE_TITLES: Record<string, Text> = {
  outside: text("utanför områdena", "outside the areas"),
  missing: text("saknar plats", "no place given"),
  ambiguous: text("platsen är tvetydig", "the place is ambiguous"),
  "wrong-version": text("områdeskod ur fel version", "area code of the wrong version"),
  protected: text("skyddad identitet", "protected identity"),
  unreadable: text("går inte att läsa", "cannot be read"),
  [COARSE]: text("bara kommun eller län är känt", "only municipality or county is known"),
};
