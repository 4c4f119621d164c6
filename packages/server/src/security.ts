import type { MiddlewareHandler } from "hono";
import { ServerError } from "./error.ts";

/**
 * The browser may load nothing from elsewhere: scripts, fonts, workers, tiles and pictures are ours. Style attributes
 * are allowed because MapLibre and SVG set them; style elements and inline scripts are not.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Record<string, string> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(self), microphone=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const OWN = new Set(["content-security-policy", "x-frame-options"]);

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // A document carries a stricter policy of its own.
  for (const [name, value] of Object.entries(HEADERS))
    if (!(OWN.has(name) && c.res.headers.has(name))) c.res.headers.set(name, value);
};

const CHANGING = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

/**
 * The server has no log-in, so a page of another site must not be able to use it through the visitor's browser:
 * a change must come from our own page (or from no page), and a server on loopback answers to loopback names only
 * (else a foreign name that resolves to 127.0.0.1 could read it).
 */
export function sameOrigin(allowedHosts: readonly string[] | undefined): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const name = host.replace(/:\d+$/, "");
    if (allowedHosts !== undefined && !LOOPBACK.test(host) && !allowedHosts.includes(name))
      throw foreignHost(host);
    if (CHANGING.has(c.req.method)) {
      const origin = c.req.header("origin");
      const site = c.req.header("sec-fetch-site");
      if (origin !== undefined && hostOf(origin) !== host) throw foreignOrigin(origin);
      if (site === "cross-site") throw foreignOrigin(site);
    }
    await next();
  };
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

const foreignHost = (host: string): ServerError =>
  new ServerError(
    403,
    { sv: `Servern svarar inte på namnet ${host}.`, en: `The server does not answer to the name ${host}.` },
    {
      value: host,
      expected: "localhost or an allowed host",
      action: "Start with --allow-host NAME to allow it.",
    },
  );

const foreignOrigin = (origin: string): ServerError =>
  new ServerError(
    403,
    {
      sv: "Ändringar tas bara emot från serverns egen sida.",
      en: "Changes are taken from the server's own page only.",
    },
    { value: origin, expected: "the server's own origin" },
  );
