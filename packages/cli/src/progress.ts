import type { Progress } from "@tvars/study";
import type { Io } from "./io.ts";
import type { Lang } from "./lang.ts";

const PAUSE_MS = 100;
const BAR = 20;
const CLEAR_LINE = "\r\u001B[2K";

export interface ProgressBar {
  onProgress: (progress: Progress) => void;
  /** Removes the bar, so that the next line starts clean. */
  end: () => void;
}

/** A bar with rate and remaining time on a terminal's standard error; nothing at all in a pipe. */
export function progressBar(io: Io, { now = Date.now }: { now?: () => number } = {}): ProgressBar {
  let drawnAt = -Infinity;
  let drawn = false;
  return {
    onProgress: (progress) => {
      if (!io.watched || (now() - drawnAt < PAUSE_MS && progress.done < progress.total)) return;
      drawnAt = now();
      drawn = true;
      io.err(CLEAR_LINE + progressLine(progress, io.lang).slice(0, io.columns - 1));
    },
    end: () => {
      if (drawn) io.err(CLEAR_LINE);
      drawn = false;
    },
  };
}

/** `[######··············] 30 %  TAB6586  2,5/s  0:28 kvar` */
export function progressLine({ what, done, total, ratePerS, remainingS }: Progress, lang: Lang): string {
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  const full = Math.round(share * BAR);
  const bar = total > 0 ? `[${"#".repeat(full)}${"·".repeat(BAR - full)}] ${Math.round(share * 100)} %` : "…";
  const rate =
    ratePerS === undefined ? "" : `${ratePerS.toLocaleString(lang, { maximumFractionDigits: 1 })}/s`;
  const left = remainingS === undefined ? "" : `${clock(remainingS)} ${lang === "sv" ? "kvar" : "left"}`;
  return [bar, what, rate, left].filter((part) => part !== "").join("  ");
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, "0");
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}
