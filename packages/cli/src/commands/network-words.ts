import type { Command } from "commander";
import { PROFILES } from "@tvars/api";
import type { Lang } from "../lang.ts";

/** Options that every question about a network takes. */
export function withNetworkOptions(command: Command, lang: Lang): Command {
  const sv = lang === "sv";
  return command
    .option("--network <id>", sv ? "vilket nät (annars det första)" : "which network (else the first)")
    .option("--profile <id>", `${PROFILES.join(", ")} (${sv ? "annars adult" : "else adult"})`)
    .option(
      "--rules <rules>",
      sv
        ? "vilka vägar som är barriärer (annars adt:4000,speed:60,class:4,owner:state)"
        : "which roads are barriers (else adt:4000,speed:60,class:4,owner:state)",
    );
}

export const within = (lang: Lang): [string, string] => [
  "--within <metres>",
  lang === "sv"
    ? "så långt isär i rak linje får två platser ligga för att vara grannar, 100–2000 (annars 1000)"
    : "how far apart in a straight line two places may be to be neighbours, 100–2000 (else 1000)",
];
