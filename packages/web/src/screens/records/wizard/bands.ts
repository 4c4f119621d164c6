/** "0, 20, 65" as ascending lower ends; null where it is something else. */
export function readBands(text: string): number[] | null {
  const parts = text
    .split(/[;,\s]+/)
    .filter((part) => part !== "")
    .map(Number);
  const ascending = parts.every((one, i) => Number.isFinite(one) && (i === 0 || one > parts[i - 1]!));
  return parts.length > 0 && ascending ? parts : null;
}
