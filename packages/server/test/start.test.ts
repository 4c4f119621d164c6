import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { ServerError, startServer, VERSION } from "../src/index.ts";
import { memoryStudy } from "./support/study.ts";

test("a server answers at the address it tells, and no longer after it is closed", async () => {
  const study = memoryStudy();
  const server = await startServer(study, { port: 0 });
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  assert.deepEqual(study.calls, [`publishAt ${server.url}`], "figures of documents lead here");
  const health = (await (await fetch(`${server.url}api/health`)).json()) as { version: string };
  assert.equal(health.version, VERSION);
  await server.close();
  await assert.rejects(fetch(`${server.url}api/health`));
});

test("a port that is taken is told with the port and what to do", async () => {
  const first = await startServer(memoryStudy(), { port: 0 });
  await assert.rejects(startServer(memoryStudy(), { port: first.port }), (error) => {
    assert.ok(error instanceof ServerError);
    assert.match(error.text.sv, new RegExp(`Port ${first.port} .* upptagen`));
    assert.match(error.fields.action!, /PORT=/);
    return true;
  });
  await first.close();
});

test("a host that is not on this machine is told", async () => {
  await assert.rejects(startServer(memoryStudy(), { port: 0, host: "192.0.2.1" }), ServerError);
});

test("closing does not wait for a client that holds its connection open", async () => {
  const server = await startServer(memoryStudy(), { port: 0 });
  const socket = connect(server.port, "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  await fetch(`${server.url}api/health`);
  await server.close();
  socket.destroy();
});

test("closing stops the jobs that run", async () => {
  let stopped = false;
  const study = memoryStudy("/nowhere", {
    fetch: (_query, work) =>
      new Promise((_resolve, reject) => {
        work?.signal?.addEventListener("abort", () => {
          stopped = true;
          reject(new Error("aborted"));
        });
      }),
  });
  const server = await startServer(study, { port: 0 });
  const body = JSON.stringify({ source: "scb" });
  await fetch(`${server.url}api/fetch`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  await server.close();
  assert.ok(stopped);
});
