import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { StudyError } from "../error.ts";
import type { StudyErrorFields, StudyErrorKind } from "../error.ts";
import type { Progress } from "../study.ts";
import type { NetworkCalls } from "./desk.ts";
import { networkProcessEnded } from "./problems.ts";

export type NetworkCall = keyof NetworkCalls;

export type NetworkMessage =
  | { id: number; answer: unknown }
  | { id: number; progress: Progress }
  | { id: number; error: { message: string; kind?: StudyErrorKind; fields?: StudyErrorFields } };

/** Networks made ready stay as long as somebody may ask again. */
const IDLE_MS = 15 * 60_000;

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
  onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * Answers questions about networks in processes of their own: making a network ready takes seconds and what it takes memory, and a server must
 * answer others meanwhile. The trying of every spot along the barriers has one to itself, so that a crossing can be dragged while it runs.
 */
export class NetworkProcess implements NetworkCalls {
  readonly #folder: string;
  readonly #quick: Lane;
  readonly #long: Lane;
  readonly #runs = new Set<Lane>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#quick = new Lane(folder);
    this.#long = new Lane(folder);
  }

  networks: NetworkCalls["networks"] = () => this.#quick.ask("networks", []);
  networkQuality: NetworkCalls["networkQuality"] = (query) => this.#quick.ask("networkQuality", [query]);
  networkComparison: NetworkCalls["networkComparison"] = (query) =>
    this.#quick.ask("networkComparison", [query]);
  livedNear: NetworkCalls["livedNear"] = (query) => this.#quick.ask("livedNear", [query]);
  structure: NetworkCalls["structure"] = (query) => this.#quick.ask("structure", [query]);
  barriers: NetworkCalls["barriers"] = (query) => this.#quick.ask("barriers", [query]);
  barrierSegment: NetworkCalls["barrierSegment"] = (query) => this.#quick.ask("barrierSegment", [query]);
  barrierSegregation: NetworkCalls["barrierSegregation"] = (query) =>
    this.#long.ask("barrierSegregation", [query]);
  barrierIndicators: NetworkCalls["barrierIndicators"] = (query) =>
    this.#long.ask("barrierIndicators", [query]);
  scenario: NetworkCalls["scenario"] = (query) => this.#quick.ask("scenario", [query]);
  candidates: NetworkCalls["candidates"] = (query) => this.#long.ask("candidates", [query]);
  streets: NetworkCalls["streets"] = (query) => this.#quick.ask("streets", [query]);
  access: NetworkCalls["access"] = (query) => this.#quick.ask("access", [query]);
  isochrone: NetworkCalls["isochrone"] = (query) => this.#quick.ask("isochrone", [query]);
  route: NetworkCalls["route"] = (query) => this.#quick.ask("route", [query]);

  /** In a process of its own that ends with it: what is stopped is ended at once, and goes on from what it saved when it is asked again. */
  severAll: NetworkCalls["severAll"] = async (query, { signal, onProgress } = {}) => {
    signal?.throwIfAborted();
    const lane = new Lane(this.#folder);
    this.#runs.add(lane);
    const stop = (): void => lane.close();
    signal?.addEventListener("abort", stop);
    try {
      return await lane.ask("severAll", [query], onProgress);
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#runs.delete(lane);
      lane.close();
    }
  };

  close(): void {
    for (const lane of [this.#quick, this.#long, ...this.#runs]) lane.close();
  }
}

/** One process, started by the first question; it keeps what it made, and is ended when nobody has asked for a while. */
class Lane {
  readonly #folder: string;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #next = 1;

  constructor(folder: string) {
    this.#folder = folder;
  }

  close(): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = undefined;
    child?.kill("SIGKILL");
    this.#fail("stopped");
  }

  #fail(why: string): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of all) reject(networkProcessEnded(why));
  }

  ask<Answer>(
    call: NetworkCall,
    args: unknown[],
    onProgress?: (progress: Progress) => void,
  ): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      clearTimeout(this.#idle);
      const id = this.#next++;
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, onProgress });
      const child = (this.#child ??= this.#start());
      child.ref();
      child.channel?.ref();
      child.send({ id, call, args });
    });
  }

  #start(): ChildProcess {
    const source = import.meta.url.endsWith(".ts") ? "./apart-main.ts" : "./apart-main.js";
    const child = fork(fileURLToPath(new URL(source, import.meta.url)), [this.#folder], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message: NetworkMessage) => {
      const waiting = this.#waiting.get(message.id);
      if ("progress" in message) return waiting?.onProgress?.(message.progress);
      this.#waiting.delete(message.id);
      if ("answer" in message) waiting?.resolve(message.answer);
      else waiting?.reject(revived(message.error));
      if (this.#waiting.size === 0) this.#rest(child);
    });
    const ended = (why: string): void => {
      if (child !== this.#child) return;
      this.#child = undefined;
      this.#fail(why);
    };
    child.once("error", (error) => ended(error.message));
    child.once("exit", (code, signal) => ended(String(signal ?? `code ${code}`)));
    return child;
  }

  /** Idle, it keeps nobody from ending, and ends itself after a while. */
  #rest(child: ChildProcess): void {
    child.unref();
    child.channel?.unref();
    this.#idle = setTimeout(() => this.close(), IDLE_MS).unref();
  }
}

const revived = ({ message, kind, fields }: Extract<NetworkMessage, { error: unknown }>["error"]): Error =>
  kind ? new StudyError(kind, message, fields) : new Error(message);
