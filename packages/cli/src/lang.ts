export type Lang = "sv" | "en";

/** A text a user sees, in both languages. */
export interface Words {
  sv: string;
  en: string;
}

export const LANGS: readonly Lang[] = ["sv", "en"];

/** `--lang` first, then the environment as programs read it; Swedish where neither says English. */
export function langOf(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const at = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const asked = at < 0 ? undefined : (argv[at]!.split("=")[1] ?? argv[at + 1]);
  if (asked === "sv" || asked === "en") return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^en/i.test(locale) ? "en" : "sv";
}
