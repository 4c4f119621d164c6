import type { Job } from "@tvars/api";
import type { Jobs } from "./jobs.ts";

const PAUSE_MS = 200;
const HEARTBEAT_MS = 15_000;

const nothing = (): void => {};

/**
 * A job as server-sent events: `progress` at most five times a second, `end` with the finished job, and then nothing.
 * A comment now and then keeps proxies from closing a quiet line.
 */
export function jobEvents(jobs: Jobs, id: string): Response {
  const encoder = new TextEncoder();
  let release = nothing;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let waiting: NodeJS.Timeout | undefined;
      let latest = jobs.get(id);
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const event = (name: string, job: Job): void =>
        send(`event: ${name}\ndata: ${JSON.stringify(job)}\n\n`);
      const heartbeat = setInterval(() => send(": \n\n"), HEARTBEAT_MS);

      const listener = (job: Job): void => {
        latest = job;
        if (job.state !== "running") {
          release();
          event("end", job);
          controller.close();
        } else if (waiting === undefined) {
          event("progress", job);
          waiting = setTimeout(() => {
            waiting = undefined;
            if (latest !== job) listener(latest);
          }, PAUSE_MS);
        }
      };
      let unwatch = nothing;
      release = () => {
        clearInterval(heartbeat);
        clearTimeout(waiting);
        unwatch();
      };
      unwatch = jobs.watch(id, listener);
    },
    cancel: () => release(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
