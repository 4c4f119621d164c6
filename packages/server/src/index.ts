export { type AppOptions, createApp } from "./app.ts";
export { ServerError, type ServerErrorFields } from "./error.ts";
export { render, type Rendered, type RenderOptions } from "./format/render.ts";
export { pictureText } from "./format/story-text.ts";
export { type Logger, silent, stderrLogger } from "./log.ts";
export { openApi } from "./openapi.ts";
export { problemOf } from "./problem.ts";
export { type RunningServer, type StartOptions, startServer, VERSION } from "./start.ts";
