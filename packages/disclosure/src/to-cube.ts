import { type Cube, flagBit } from "@tvars/cube";
import type { ProtectedTable } from "./protect.ts";

/** The cube as it may be shown: same dimensions, with hidden figures gone and small ones flagged. */
export function protectedCube(cube: Cube, { values, status, small }: ProtectedTable): Cube {
  const bit = flagBit("small");
  return {
    ...cube,
    values: values.slice(),
    status: status.slice(),
    flags: cube.flags.map((flags, at) => (small[at] === 1 ? flags | bit : flags)),
  };
}
