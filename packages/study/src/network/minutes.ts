import { badMinutes } from "./problems.ts";

/** `5,10,15` as minutes, shortest first and each once. @throws StudyError */
export function minutesOf(text: string): number[] {
  const minutes = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (minutes.length > 10 || minutes.some((one) => !(one >= 1 && one <= 120))) throw badMinutes(text);
  return [...new Set(minutes)].sort((a, b) => a - b);
}
