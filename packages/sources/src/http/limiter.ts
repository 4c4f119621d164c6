import type { Clock } from "./clock.ts";
import { realClock } from "./clock.ts";

/**
 * At most `calls` starts in any window of `windowMs`: a sliding window, because SCB counts that way and a fixed one
 * lets twice the calls through around its edge.
 */
export class Limiter {
  #calls: number;
  #windowMs: number;
  readonly #clock: Clock;
  #starts: number[] = [];
  #turn: Promise<void> = Promise.resolve();

  constructor(calls: number, windowMs: number, clock: Clock = realClock) {
    this.#calls = calls;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  /** New limits, as the service's own configuration states them. */
  set(calls: number, windowMs: number): void {
    if (!(calls >= 1) || !(windowMs > 0))
      throw new RangeError(
        `A limit of ${calls} calls per ${windowMs} ms is impossible; give at least 1 call and 1 ms.`,
      );
    this.#calls = Math.floor(calls);
    this.#windowMs = windowMs;
  }

  /** Resolves when a call may start; callers are let through in the order they came. */
  take(signal?: AbortSignal): Promise<void> {
    const mine = this.#turn.then(() => this.#wait(signal));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #wait(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    for (;;) {
      const now = this.#clock.now();
      this.#starts = this.#starts.filter((start) => now - start < this.#windowMs);
      if (this.#starts.length < this.#calls) {
        this.#starts.push(now);
        return;
      }
      await this.#clock.sleep(Math.max(1, this.#starts[0]! + this.#windowMs - now), signal);
    }
  }
}
