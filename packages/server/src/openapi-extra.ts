/** What is served beside the table of routes: files in and map layers out. */
import { type Format, snapshot } from "@tvars/api";
import { VERSIONS } from "@tvars/areas";
import { z } from "zod";

export const MEDIA: Record<Format, string> = {
  json: "application/json",
  "json-stat2": "application/json",
  csv: "text/csv",
  "csv-semicolon": "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  geojson: "application/geo+json",
  svg: "image/svg+xml",
  png: "image/png",
};

export const IMPORT_REPORT = z
  .object({
    snapshots: z.array(snapshot),
    read: z.number().describe("Rows or features read."),
    stored: z.number(),
    masked: z.number().describe("Cells that stood as 0 where the source has no figure."),
    maskedAreas: z.number(),
    warnings: z.array(z.string()),
    failed: z
      .array(z.object({ file: z.string(), text: z.string() }))
      .describe("Files of several that could not be read."),
  })
  .meta({ id: "ImportReport" });

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const pathParameter = (name: string, schema: object) => ({ name, in: "path", required: true, schema });
const queryParameter = (name: string, schema: object) => ({ name, in: "query", required: false, schema });
const file = { type: "string", contentMediaType: "application/octet-stream" };

export const EXTRA_PATHS: Record<string, Record<string, unknown>> = {
  "/api/import": {
    post: {
      operationId: "import",
      summary:
        "Import a file, or several that belong together. A problem with a question asks instead of guessing.",
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["file"],
              properties: {
                file,
                definition: file,
                key: file,
                mapping: { ...file, description: "What the columns of a network's lines mean, JSON." },
                as: {
                  enum: ["network", "services"],
                  description:
                    "network: lines are a network of streets; an OpenStreetMap PBF always is. services: points are services.",
                },
                crs: { type: "string", examples: ["EPSG:3006"] },
                axisOrder: { enum: ["east-north", "north-east"] },
                layer: { type: "string" },
                version: { enum: VERSIONS },
                year: { type: "integer", description: "Year of the figures, where the file does not say." },
                table: {
                  type: "string",
                  description: "Table to store them under, where the file does not say.",
                },
                add: {
                  type: "boolean",
                  description: "The file completes the stored table: what that has beside it is kept.",
                },
              },
            },
          },
        },
      },
      responses: {
        "201": {
          description: "Imported",
          content: { "application/json": { schema: { $ref: "#/components/schemas/ImportReport" } } },
        },
        "400": problem("The file cannot be read: file, row, value, what was expected, what to do"),
        "413": problem("Too large"),
        "415": problem("Not multipart/form-data"),
        "422": problem("A question to answer, for example which coordinate system"),
      },
    },
  },
  "/api/records/uploads": {
    post: {
      operationId: "uploadRecords",
      summary:
        "Upload a file of records and have it understood. It is kept until its rows are stored, at most for a day.",
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["file"],
              properties: {
                file,
                definition: { type: "string", description: "How it is to be read, as far as known: JSON." },
              },
            },
          },
        },
      },
      responses: {
        "201": {
          description: "What was understood",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Understanding" } } },
        },
        "400": problem("The file cannot be read: file, row, value, expected and what to do"),
        "413": problem("The file is too large"),
      },
    },
  },
  "/api/plans": {
    post: {
      operationId: "importPlan",
      summary:
        "Import a list of measures (CSV, XLSX, GeoJSON, GeoPackage). A plan of the same id is replaced.",
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["file"],
              properties: { file, id: { type: "string" }, title: { type: "string" } },
            },
          },
        },
      },
      responses: {
        "201": {
          description: "The plan, with what was said about its rows",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Plan" } } },
        },
        "400": problem("The file cannot be read: file, row, value, expected and what to do"),
        "413": problem("The file is too large"),
      },
    },
  },
  "/api/tiles/{layer}/{z}/{x}/{y}": {
    get: {
      operationId: "tile",
      summary: "A vector tile of a version's areas or of a reference layer such as ref:roads.",
      parameters: [
        pathParameter("layer", { type: "string", examples: ["regso@2025", "ref:roads"] }),
        ...["z", "x", "y"].map((name) => pathParameter(name, { type: "integer", minimum: 0 })),
        queryParameter("v", {
          type: "string",
          description: "Any text; with it the tile may be kept for good.",
        }),
      ],
      responses: {
        "200": { description: "A tile", content: { "application/vnd.mapbox-vector-tile": {} } },
        "204": { description: "Nothing here" },
        "404": problem("No such layer"),
      },
    },
  },
  "/api/layers/{version}": {
    get: {
      operationId: "layer",
      summary: "The areas of a version as a file.",
      parameters: [
        pathParameter("version", { enum: VERSIONS }),
        queryParameter("place", { type: "string" }),
        queryParameter("year", {
          type: "integer",
          description: "With it, each area carries index and type.",
        }),
        queryParameter("crs", { enum: ["EPSG:3006", "EPSG:4326"] }),
        queryParameter("format", { enum: ["geojson", "gpkg", "shp", "geoparquet"], default: "geojson" }),
      ],
      responses: {
        "200": {
          description: "A file",
          content: {
            "application/geo+json": {},
            "application/geopackage+sqlite3": {},
            "application/zip": {},
            "application/vnd.apache.parquet": {},
          },
        },
        "404": problem("No such version, place or layer"),
      },
    },
  },
  "/api/plans/{id}/sheets/{measure}/file": {
    get: {
      operationId: "planSheetFile",
      summary: "The social-consequence sheet of a measure as a document to print or to write on.",
      parameters: [
        pathParameter("id", { type: "string" }),
        pathParameter("measure", { type: "string" }),
        queryParameter("reach", { type: "number", minimum: 50, maximum: 20000, default: 1000 }),
        queryParameter("format", { enum: ["pdf", "docx", "html", "xlsx"], default: "pdf" }),
        queryParameter("show", { enum: ["attachment", "inline"], default: "attachment" }),
        queryParameter("lang", { enum: ["sv", "en"], default: "sv" }),
      ],
      responses: {
        "200": {
          description: "A file",
          content: {
            "application/pdf": {},
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {},
            "text/html": {},
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {},
          },
        },
        "404": problem("No such plan or measure"),
      },
    },
  },
  "/api/reports/{id}/file": {
    get: {
      operationId: "reportFile",
      summary: "A report as a file; the same bytes as long as its answers are.",
      parameters: [
        pathParameter("id", { type: "string" }),
        queryParameter("format", { enum: ["pdf", "docx", "html", "xlsx"], default: "pdf" }),
        queryParameter("show", { enum: ["attachment", "inline"], default: "attachment" }),
        queryParameter("job", { type: "string", description: "Exactly what that job wrote." }),
      ],
      responses: {
        "200": {
          description: "A file",
          content: {
            "application/pdf": {},
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {},
            "text/html": {},
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {},
          },
        },
        "404": problem("No such report"),
      },
    },
  },
  "/api/reports/{id}/versions/{n}/files/{format}": {
    get: {
      operationId: "reportVersionFile",
      summary: "A file of a frozen version: the bytes that were frozen.",
      parameters: [
        pathParameter("id", { type: "string" }),
        pathParameter("n", { type: "integer", minimum: 1 }),
        pathParameter("format", { enum: ["pdf", "docx", "html", "xlsx"] }),
        queryParameter("show", { enum: ["attachment", "inline"], default: "attachment" }),
      ],
      responses: {
        "200": { description: "A file", content: { "application/octet-stream": {} } },
        "404": problem("No such version, or not frozen in that format"),
        "409": problem("The file has been changed since it was frozen"),
      },
    },
  },
  "/api/studies/{id}/package": {
    get: {
      operationId: "studyPackage",
      summary: "A run of a study as an RO-Crate that anybody can run to the same answers.",
      parameters: [
        pathParameter("id", { type: "string" }),
        queryParameter("run", { type: "string", description: "Id of a run; the last unless told." }),
      ],
      responses: {
        "200": { description: "A zip", content: { "application/zip": {} } },
        "404": problem("No such study, or it has not been run"),
      },
    },
  },
  "/api/openapi.json": {
    get: {
      operationId: "openapi",
      summary: "This document.",
      responses: { "200": { description: "OpenAPI 3.1", content: { "application/json": {} } } },
    },
  },
};
