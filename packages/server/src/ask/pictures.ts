import type { Handler, Query } from "./handler.ts";

export const picturesHandlers = {
  picture: ({ study }, { kind, place, from, to, year, of, own, cuts }: Query<"picture">) =>
    study.picture({ kind, place, from, to, year, of, own, cuts }),
} satisfies Record<string, Handler>;
