import type { MiddlewareHandler } from "hono";

export interface Logger {
  info(line: string): void;
  error(line: string): void;
}

export const silent: Logger = { info: () => {}, error: () => {} };

/** Lines on standard error, with the time first. */
export const stderrLogger: Logger = {
  info: (line) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`),
  error: (line) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`),
};

/** One line per request: method, path, status, time. The query stays out of the log: it may name a person's street. */
export function requestLog(logger: Logger): MiddlewareHandler {
  return async (c, next) => {
    if (logger === silent) return next();
    const start = performance.now();
    await next();
    const bytes = c.res.headers.get("content-length");
    const ms = (performance.now() - start).toFixed(1);
    logger.info(
      `${c.req.method} ${c.req.path} ${c.res.status} ${ms} ms${bytes === null ? "" : ` ${bytes} B`}`,
    );
  };
}
