import { SourceError } from "../source-error.ts";
import { backoffMs, randomFrom, retryAfterMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { realClock } from "./clock.ts";
import { Limiter } from "./limiter.ts";

export interface HttpOptions {
  fetch?: typeof fetch;
  clock?: Clock;
  /** Attempts after the first. */
  retries?: number;
  timeoutMs?: number;
  backoffMs?: number;
  seed?: number;
  calls?: number;
  windowMs?: number;
  /** Told before each new attempt. */
  onRetry?: (event: { url: string; attempt: number; waitMs: number; reason: string }) => void;
}

export interface AskOptions {
  method?: "GET" | "POST";
  body?: unknown;
  signal?: AbortSignal;
  /** Statuses to answer null for instead of failing. */
  absent?: readonly number[];
}

/** Calls one service: keeps to its limit, waits and retries where that can help, and says plainly when it did not. */
export interface Http {
  readonly limiter: Limiter;
  /** Parsed JSON together with the text it was read from. */
  json(url: string, options?: AskOptions): Promise<{ value: unknown; text: string } | null>;
}

export function createHttp(options: HttpOptions = {}): Http {
  const { clock = realClock, retries = 5, timeoutMs = 120_000, calls = 30, windowMs = 10_000 } = options;
  const ask = options.fetch ?? fetch;
  const random = randomFrom(options.seed ?? 1);
  const limiter = new Limiter(calls, windowMs, clock);

  async function attempt(url: string, asked: AskOptions): Promise<Outcome> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout;
    try {
      const response = await ask(url, {
        method: asked.method ?? "GET",
        headers: {
          accept: "application/json",
          ...(asked.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
        signal,
      });
      // Decoded here and not by response.text(): Kolada sends no charset, and a truncated body must be seen.
      const bytes = new Uint8Array(await response.arrayBuffer());
      const text = new TextDecoder("utf-8").decode(bytes);
      return judge(response, text, asked.absent ?? [], clock.now());
    } catch (cause) {
      asked.signal?.throwIfAborted();
      const reason = timeout.aborted ? `no answer within ${timeoutMs / 1000} s` : message(cause);
      return { done: false, reason, cause, retry: true };
    }
  }

  return {
    limiter,
    async json(url, asked = {}) {
      for (let tries = 1; ; tries += 1) {
        let outcome: Outcome;
        try {
          await limiter.take(asked.signal);
          outcome = await attempt(url, asked);
        } catch (cause) {
          throw aborted(url, cause);
        }
        if (outcome.done) return outcome.value;
        if (!outcome.retry || tries > retries) throw failure(url, outcome, tries);
        const waitMs = Math.max(outcome.waitMs ?? 0, backoffMs(tries, random, options.backoffMs));
        options.onRetry?.({ url, attempt: tries, waitMs, reason: outcome.reason });
        try {
          await clock.sleep(waitMs, asked.signal);
        } catch (cause) {
          throw aborted(url, cause);
        }
      }
    },
  };
}

type Outcome =
  | { done: true; value: { value: unknown; text: string } | null }
  | {
      done: false;
      reason: string;
      retry: boolean;
      waitMs?: number | undefined;
      cause?: unknown;
      body?: string;
    };

function judge(response: Response, text: string, absent: readonly number[], nowMs: number): Outcome {
  const { status } = response;
  if (absent.includes(status)) return { done: true, value: null };
  const body = text.slice(0, 200);
  if (status === 429 || status >= 500)
    return {
      done: false,
      reason: `status ${status}`,
      retry: true,
      waitMs: retryAfterMs(response.headers.get("retry-after"), nowMs),
      body,
    };
  if (status >= 400) return { done: false, reason: `status ${status}`, retry: false, body };
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (/^\s*</.test(clean))
    return { done: false, reason: "a page (HTML or XML) instead of JSON", retry: true, body };
  try {
    return { done: true, value: { value: JSON.parse(clean), text: clean } };
  } catch (cause) {
    const reason = clean.trim() === "" ? "an empty body" : "a truncated or broken JSON body";
    return { done: false, reason, retry: true, cause, body: clean.slice(-120) };
  }
}

const message = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message} (${cause.cause.message})` : cause.message;
};

function failure(url: string, outcome: Extract<Outcome, { done: false }>, tries: number): SourceError {
  const refused = !outcome.retry;
  const { reason } = outcome;
  return new SourceError(refused ? "refused" : "network", {
    file: url,
    value: outcome.body,
    problem: refused
      ? { sv: `tjänsten avvisade frågan: ${reason}`, en: `the service refused the request: ${reason}` }
      : {
          sv: `inget användbart svar efter ${tries} försök: ${reason}`,
          en: `no usable answer after ${tries} attempts: ${reason}`,
        },
    expected: { sv: "ett JSON-svar med status 200", en: "a JSON answer with status 200" },
    action: refused
      ? {
          sv: "kontrollera tabellens id och urvalet i definitionen mot tjänsten",
          en: "check the table id and the selection in the definition against the service",
        }
      : {
          sv: "försök igen senare; det som redan hämtats ligger kvar och hämtningen fortsätter där den slutade",
          en: "try again later; what has been fetched is kept and the fetch continues where it stopped",
        },
    cause: outcome.cause,
  });
}

function aborted(url: string, cause: unknown): SourceError {
  return new SourceError("aborted", {
    file: url,
    problem: { sv: "hämtningen avbröts", en: "the fetch was stopped" },
    expected: { sv: "att den fick gå klart", en: "that it could finish" },
    action: {
      sv: "starta den igen; färdiga delar hämtas inte om",
      en: "start it again; finished parts are not fetched again",
    },
    cause,
  });
}
