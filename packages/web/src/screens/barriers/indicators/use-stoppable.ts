import type { RouteName } from "@tvars/api";
import { useState } from "react";
import type { Asked } from "../../../api/use-answer.ts";
import { useAnswer } from "../../../api/use-answer.ts";

/** A question that takes long: whoever asked can stop waiting for it. Another question begins anew. */
export function useStoppable<Name extends RouteName>(name: Name, path: string) {
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  const stopped = stoppedAt === path;
  const asked = useAnswer(name, stopped ? null : path);
  return {
    asked: asked as Asked<NonNullable<(typeof asked)["data"]>>,
    stopped,
    stop: () => setStoppedAt(path),
    again: () => setStoppedAt(null),
  };
}
