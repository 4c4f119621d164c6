import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AgencyProfile, agencyProfile } from "@tvars/api";
import { z } from "zod";
import { badProfile } from "../problems.ts";

const SHIPPED = fileURLToPath(new URL("../../../profiles", import.meta.url));

/** The shipped profiles of agencies, and those in the workspace's `profiles` folder; one with the same id replaces a shipped one. */
export async function readProfiles(workspace: string): Promise<AgencyProfile[]> {
  const all = [...(await readFolder(SHIPPED)), ...(await readFolder(join(workspace, "profiles")))];
  return [...new Map(all.map((profile) => [profile.id, profile])).values()];
}

async function readFolder(folder: string): Promise<AgencyProfile[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(files.map((name) => readProfile(join(folder, name), name)));
}

async function readProfile(path: string, file: string): Promise<AgencyProfile> {
  const body = await readFile(path, "utf8");
  try {
    return withoutDefaults(agencyProfile.parse(JSON.parse(body)), JSON.parse(body) as AgencyProfile);
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    throw badProfile(file, issue?.path.join(".") ?? "", issue?.message ?? "JSON", cause);
  }
}

/** A profile says only what it says: defaults of a definition would overwrite what the file itself told. */
const withoutDefaults = (parsed: AgencyProfile, written: AgencyProfile): AgencyProfile => ({
  ...parsed,
  definition: Object.fromEntries(
    Object.entries(parsed.definition).filter(([name]) => name in written.definition),
  ),
});
