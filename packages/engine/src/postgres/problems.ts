import { text } from "@tvars/cube";
import { cancelled } from "../cube/problems.ts";
import { EngineError } from "../error.ts";

/** Where a server is, without what opens it. */
export interface Address {
  host: string;
  port: number;
  database: string;
  user: string;
}

interface DatabaseFault {
  code?: string;
  message?: string;
  errors?: readonly DatabaseFault[];
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ECONNRESET",
  "ENOENT",
]);

/** What the driver or the server said, as an error that tells what to do. The password is in no part of it. */
export function postgresError(fault: unknown, address: Address, sql?: string): EngineError {
  if (fault instanceof EngineError) return fault;
  const { code, message } = told(fault);
  const where = `${address.user}@${address.host}:${address.port}/${address.database}`;
  const base = { cause: fault, ...(sql === undefined ? {} : { sql }) };
  if (code === "57014") return cancelled(fault);
  if (UNREACHABLE.has(code) || /timeout|terminated unexpectedly|Connection terminated/i.test(message))
    return new EngineError({
      ...base,
      kind: "connection",
      what: text("Ingen PostgreSQL svarar", "No PostgreSQL answers"),
      value: where,
      expected: text("en PostgreSQL 15 eller nyare", "a PostgreSQL 15 or newer"),
      action: text(
        "Kontrollera värd, port och att servern är igång.",
        "Check host, port and that the server runs.",
      ),
    });
  if (code.startsWith("28") || /password must be a string|SASL|no password/i.test(message))
    return new EngineError({
      ...base,
      kind: "connection",
      what: text("PostgreSQL släpper inte in användaren", "PostgreSQL does not let the user in"),
      value: where,
      expected: text("rätt användare och lösenord", "the right user and password"),
      action: text(
        "Kontrollera TVARS_POSTGRES_URL eller PGPASSWORD, och serverns pg_hba.conf.",
        "Check TVARS_POSTGRES_URL or PGPASSWORD, and the server's pg_hba.conf.",
      ),
    });
  if (code === "3D000")
    return new EngineError({
      ...base,
      kind: "connection",
      what: text("Databasen finns inte", "There is no such database"),
      value: where,
      expected: text("en databas som finns", "a database that is there"),
      action: text(`Skapa den: createdb ${address.database}`, `Create it: createdb ${address.database}`),
    });
  if (code === "42501")
    return new EngineError({
      ...base,
      kind: "rights",
      what: text("PostgreSQL-användaren saknar rätt", "The PostgreSQL user has no right"),
      value: `${address.user}: ${message}`,
      expected: text(
        "rätt att skapa schemat tvars och tabeller i det",
        "the right to create the schema tvars and tables in it",
      ),
      action: text(
        `Låt en administratör köra: GRANT CREATE ON DATABASE "${address.database}" TO "${address.user}";`,
        `Let an administrator run: GRANT CREATE ON DATABASE "${address.database}" TO "${address.user}";`,
      ),
    });
  return new EngineError({
    ...base,
    kind: "database",
    what: text("PostgreSQL kunde inte svara", "PostgreSQL could not answer"),
    value: `${code} ${message}`.trim(),
    expected: text("ett svar", "an answer"),
    action: text(
      "Minska urvalet, eller visa felet för den som sköter databasen.",
      "Ask for less, or show the error to whoever runs the database.",
    ),
  });
}

export const noPostgis = (cause: unknown, { database }: Address): EngineError =>
  new EngineError({
    kind: "rights",
    what: text("Databasen saknar PostGIS", "The database has no PostGIS"),
    value: database,
    expected: text("tillägget postgis", "the extension postgis"),
    action: text(
      "Installera postgresql-15-postgis-3 på servern och låt en administratör köra CREATE EXTENSION postgis; i databasen.",
      "Install postgresql-15-postgis-3 on the server and let an administrator run CREATE EXTENSION postgis; in the database.",
    ),
    cause,
  });

export const tooOld = (version: string): EngineError =>
  new EngineError({
    kind: "connection",
    what: text("PostgreSQL är för gammal", "PostgreSQL is too old"),
    value: version,
    expected: text("15 eller nyare", "15 or newer"),
    action: text("Uppgradera servern, eller använd en annan.", "Upgrade the server, or use another."),
  });

/** A refused connection to several addresses comes as one error of several. */
function told(fault: unknown): { code: string; message: string } {
  const { code, message = "", errors } = (fault ?? {}) as DatabaseFault;
  return {
    code: code ?? errors?.[0]?.code ?? "",
    message: (message || errors?.[0]?.message) ?? String(fault),
  };
}
