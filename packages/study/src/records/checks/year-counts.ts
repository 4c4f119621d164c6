/** Rows by part (kommun, län) and year. */
export class YearCounts {
  readonly years = new Set<number>();
  readonly parts = new Map<string, Map<number, number>>();

  add(part: string, year: number): void {
    this.years.add(year);
    const counts = this.parts.get(part) ?? new Map<number, number>();
    counts.set(year, (counts.get(year) ?? 0) + 1);
    this.parts.set(part, counts);
  }

  /**
   * Years in which a part has fewer rows than `share` of the mean of the years before and after; the first and last year have one
   * neighbour. Parts are judged only where a neighbouring year has at least `least` rows.
   */
  drops(share: number, least: number): { part: string; year: number; rows: number }[] {
    const years = [...this.years].toSorted((a, b) => a - b);
    const drops: { part: string; year: number; rows: number }[] = [];
    for (const [part, counts] of this.parts)
      for (const [at, year] of years.entries()) {
        const around = [years[at - 1], years[at + 1]]
          .filter((other) => other !== undefined)
          .map((other) => counts.get(other) ?? 0);
        if (around.length === 0 || Math.max(...around) < least) continue;
        const mean = around.reduce((a, b) => a + b, 0) / around.length;
        const rows = counts.get(year) ?? 0;
        if (rows < share * mean) drops.push({ part, year, rows });
      }
    return drops;
  }
}
