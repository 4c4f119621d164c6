import type { Workspace } from "@tvars/api";
import { createContext, useContext } from "react";
import { useRouter } from "../url/router.tsx";

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error("useWorkspace is used before the workspace is known.");
  return workspace;
}

/** Shown nowhere: without figures there is no year to choose. */
const NO_YEAR = 0;

/** The year in the address when there are figures for it, else the latest. */
export function useYear(): number {
  const { years, defaultYear } = useWorkspace();
  const { state } = useRouter();
  const asked = state.year;
  if (asked !== null && years.includes(asked)) return asked;
  return defaultYear ?? years.at(-1) ?? NO_YEAR;
}

/** The version of a division that is valid in a year. */
export const versionIn = (workspace: Workspace, division: string, year: number): string | undefined =>
  workspace.versions.find(
    (version) => version.division === division && version.from <= year && (version.to ?? Infinity) >= year,
  )?.version;

/** Last years of versions that have been followed by another, within the years there are figures for. */
export const versionEnds = (workspace: Workspace): number[] =>
  workspace.versions
    .filter(
      ({ division, to }) => division === "regso" && to !== null && workspace.years.some((year) => year > to),
    )
    .map(({ to }) => to!);
