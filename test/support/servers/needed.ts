import { test } from "node:test";

/**
 * Whether a server's tests can run here. Where something is missing they are skipped with a printed line, but fail where
 * TVARS_NEED_SERVERS is set, as `.ci/run` does: there it has been installed.
 */
export async function canRun(server: string, missing: () => Promise<string | undefined>): Promise<boolean> {
  const what = await missing();
  if (what === undefined) return true;
  if (process.env.TVARS_NEED_SERVERS) throw new Error(`${server} cannot be started: ${what}`);
  process.stdout.write(`skipped, ${server} cannot be started: ${what}\n`);
  test(server, { skip: what }, () => {});
  return false;
}
