import { type Route, type RouteName, routes } from "@tvars/api";
import type { Study } from "@tvars/study";
import { Hono } from "hono";
import type { Context } from "hono";
import { type Asked, NEVER_CACHED } from "./ask.ts";
import { answerEntry, jsonEntry } from "./answer.ts";
import { byteCache } from "./cache.ts";
import { changing } from "./changing.ts";
import { ServerError } from "./error.ts";
import { jobEvents } from "./events.ts";
import { FEED_ROUTE, type FeedAsked, feedXml } from "./feed.ts";
import { importUpload } from "./import.ts";
import { type Input, readInput } from "./input.ts";
import { type Jobs, createJobs } from "./jobs.ts";
import { LAYER_ROUTE, layerEntry } from "./layers.ts";
import { type Logger, requestLog, silent } from "./log.ts";
import { openApi } from "./openapi.ts";
import { EXTRA_PATHS } from "./openapi-extra.ts";
import { type Lang, problemOf, problemResponse } from "./problem.ts";
import { PLAN_SHEET_FILE_ROUTE, planSheetFile } from "./plan-sheet-file.ts";
import { planUpload } from "./plan-upload.ts";
import { recordsUpload } from "./records-upload.ts";
import { REPORT_FILE_ROUTE, VERSION_FILE_ROUTE, reportFile, versionFile } from "./report-file.ts";
import { responder } from "./respond.ts";
import { sameOrigin, securityHeaders } from "./security.ts";
import { workspaceState } from "./state.ts";
import { staticFiles } from "./static.ts";
import { STUDY_PACKAGE_ROUTE, studyPackage } from "./study-package.ts";
import { tileAddress, tileEntry } from "./tiles.ts";
import { WrittenReports } from "./written-reports.ts";

export interface AppOptions {
  /** Version of the program; part of every ETag. */
  version?: string;
  logger?: Logger;
  jobs?: Jobs;
  /** Host names the server answers to beside loopback names; undefined: any. */
  allowedHosts?: readonly string[];
  /** Largest file POST /api/import takes. */
  maxUploadBytes?: number;
  /** Finished answers kept in memory. */
  cacheBytes?: number;
  /** Header by which a trusted proxy says who asks; without it whoever drafts or decides types a name. */
  userHeader?: string | undefined;
  /** Folder of the built web app. */
  webFolder?: string;
}

const MEBIBYTE = 2 ** 20;
const IMMUTABLE = "public, max-age=31536000, immutable";

/** The HTTP face of a study: every route of the table, tiles, layers, files in, OpenAPI and the web app. */
export function createApp(study: Study, options: AppOptions = {}): Hono {
  const { version = "0.0.0", logger = silent, allowedHosts, webFolder, userHeader } = options;
  const { maxUploadBytes = 2048 * MEBIBYTE, cacheBytes = 64 * MEBIBYTE } = options;
  const jobs = options.jobs ?? createJobs();
  const state = workspaceState(study);
  const respond = responder(byteCache(cacheBytes), version);
  const files = staticFiles(webFolder);
  const written = new WrittenReports();
  const asked: Asked = { study, jobs, written, version, changed: () => state.touch() };
  const app = new Hono();

  app.use(requestLog(logger), securityHeaders, sameOrigin(allowedHosts));
  app.onError((error, c) => {
    const problem = problemOf(error, langOf(c));
    if (problem.status === 500)
      logger.error(`${String(problem.value)} ${c.req.path} ${error.stack ?? String(error)}`);
    return problemResponse(problem);
  });

  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    app.on(route.method.toUpperCase(), routerPath(route.path), async (c) => {
      const input = readInput(route, c.req.param(), new URL(c.req.url).searchParams);
      if (name === "job" && accepts(c, "text/event-stream")) return jobEvents(jobs, String(input.id));
      if (route.method !== "get") return changing(asked, { name, route, input }, c, { userHeader });
      const key =
        NEVER_CACHED.has(name) || isOfOwn(input)
          ? undefined
          : `${await state.name()} ${name} ${canonical(input)}`;
      return (await respond(c.req.raw, { key }, () => answerEntry(asked, name, input)))!;
    });
  }

  app.post("/api/import", async (c) => {
    const report = await importUpload(asked, c.req.raw, { maxBytes: maxUploadBytes, lang: langOf(c) });
    return c.json(report, 201);
  });

  app.post("/api/records/uploads", async (c) => {
    const understood = await recordsUpload(study, c.req.raw, { maxBytes: maxUploadBytes });
    return c.json(understood, 201, { "cache-control": "no-store" });
  });

  app.post("/api/plans", async (c) => {
    const plan = await planUpload(study, c.req.raw, { maxBytes: maxUploadBytes });
    return c.json(plan, 201, { "cache-control": "no-store" });
  });

  app.get("/api/tiles/:layer/:z/:x/:y", async (c) => {
    const address = tileAddress(c.req.param());
    const key = `${await state.name()} tile ${JSON.stringify(address)}`;
    // With a version in its address a tile never changes; without, the client asks whether it has.
    const cacheControl = c.req.query("v") === undefined ? "no-cache" : IMMUTABLE;
    const response = await respond(c.req.raw, { key, cacheControl }, () => tileEntry(study, address));
    return response ?? new Response(null, { status: 204, headers: { "cache-control": cacheControl } });
  });

  app.get("/api/reports/:id/file", async (c) =>
    reportFile(study, written, readInput(REPORT_FILE_ROUTE, c.req.param(), new URL(c.req.url).searchParams)),
  );

  app.get("/api/reports/:id/versions/:n/files/:format", async (c) =>
    versionFile(study, readInput(VERSION_FILE_ROUTE, c.req.param(), new URL(c.req.url).searchParams)),
  );

  app.get("/api/plans/:id/sheets/:measure/file", async (c) =>
    planSheetFile(study, readInput(PLAN_SHEET_FILE_ROUTE, c.req.param(), new URL(c.req.url).searchParams)),
  );

  app.get("/api/studies/:id/package", async (c) =>
    studyPackage(study, readInput(STUDY_PACKAGE_ROUTE, c.req.param(), new URL(c.req.url).searchParams)),
  );

  app.get("/api/layers/:version", async (c) => {
    const input = readInput(LAYER_ROUTE, c.req.param(), new URL(c.req.url).searchParams);
    const key = `${await state.name()} layer ${canonical(input)}`;
    return (await respond(c.req.raw, { key }, () => layerEntry(study, input)))!;
  });

  app.get("/feed.atom", async (c) => {
    const { place, lang, kinds } = readInput(
      FEED_ROUTE,
      {},
      new URL(c.req.url).searchParams,
    ) as unknown as FeedAsked;
    const body = feedXml(await study.news({ place, kinds }), {
      place,
      lang,
      kinds,
      origin: new URL(c.req.url).origin,
    });
    return c.body(body, 200, {
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": "no-cache",
    });
  });

  const document = jsonEntry(openApi(version));
  app.get(
    "/api/openapi.json",
    async (c) => (await respond(c.req.raw, { key: "openapi" }, async () => document))!,
  );

  for (const [path, allow] of allowedMethods())
    app.all(path, (c) => problemResponse(problemOf(wrongMethod(c.req.method, allow), langOf(c)), { allow }));
  app.all("/api/*", (c) => {
    throw notFound(c.req.path);
  });
  app.get("*", async (c) => {
    const response = await files(c.req.raw);
    if (response === undefined) throw notFound(c.req.path);
    return response;
  });
  app.notFound((c) => problemResponse(problemOf(notFound(c.req.path), langOf(c))));
  return app;
}

/** `/api/areas/{id}` as the router writes it. */
const routerPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/** What each address takes, for the answer to a method it does not. */
function allowedMethods(): Map<string, string> {
  const methods = new Map<string, string[]>();
  const beside = Object.entries(EXTRA_PATHS).map(([path, { post }]) => ({
    path,
    method: post ? "post" : "get",
  }));
  for (const { path, method } of [...Object.values(routes), ...beside]) {
    const at = routerPath(path);
    const more = method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()];
    methods.set(at, [...(methods.get(at) ?? []), ...more]);
  }
  return new Map([...methods].map(([path, known]) => [path, known.sort().join(", ")]));
}

/** Equal questions have equal names, in whatever order their parameters were given. */
const canonical = (input: Input): string =>
  JSON.stringify(Object.fromEntries(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))));

/** A picture of own records or of a plan changes with them, and the workspace's state does not. */
const isOfOwn = ({ of }: Input): boolean => typeof of === "string" && /^(?:records|plan):/.test(of);

const accepts = (c: Context, type: string): boolean => c.req.header("accept")?.includes(type) ?? false;

function langOf(c: Context): Lang {
  const asked = c.req.query("lang");
  if (asked === "sv" || asked === "en") return asked;
  const [first = ""] = (c.req.header("accept-language") ?? "").split(",");
  return /^en\b/i.test(first) ? "en" : "sv";
}

const notFound = (path: string): ServerError =>
  new ServerError(
    404,
    { sv: "Det finns inget på den adressen.", en: "There is nothing at this address." },
    { value: path, action: "See /api/openapi.json for every address." },
  );

const wrongMethod = (method: string, allow: string): ServerError =>
  new ServerError(
    405,
    { sv: `Adressen tar inte emot ${method}.`, en: `This address does not take ${method}.` },
    { value: method, expected: allow },
  );
