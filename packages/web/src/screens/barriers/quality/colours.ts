import type { NetworkComparison, NetworkFault } from "@tvars/api";

/** Told apart by place and words too; none is a colour of an area type. */
export const FAULT_COLOURS: Record<NetworkFault, string> = {
  "missing-link": "#c4541a",
  island: "#6f7680",
  cut: "#a98600",
  motorway: "#a3263e",
  fast: "#00808f",
  unused: "#5e8f3a",
};

export const DISAGREEMENT_COLOURS: Record<NetworkComparison["rows"][number]["what"], string> = {
  "only-a": "#c4541a",
  "only-b": "#00808f",
  kind: "#a98600",
};
