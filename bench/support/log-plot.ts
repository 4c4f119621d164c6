/** Time against number of areas, both axes logarithmic, as one SVG that stands by itself. */
export interface LogLine {
  name: string;
  points: { areas: number; seconds: number }[];
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [860, 460, 70, 250, 50, 50];
const COLORS = ["#00626f", "#a65c06", "#4a4fa3", "#6d737c", "#7d6608", "#a33b20", "#2f6b2f"];

const decades = (values: number[]): number[] => {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
};

const timeText = (power: number): string =>
  power >= 0 ? `${10 ** power} s` : power >= -3 ? `${10 ** (power + 3)} ms` : `${10 ** (power + 6)} µs`;

export function logPlot(lines: readonly LogLine[]): string {
  const points = lines.flatMap((line) => line.points);
  const across = decades(points.map(({ areas }) => areas));
  const up = decades(points.map(({ seconds }) => seconds));
  const x = (areas: number): number =>
    LEFT + ((Math.log10(areas) - across[0]!) / (across.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (seconds: number): number =>
    HEIGHT - BOTTOM - ((Math.log10(seconds) - up[0]!) / (up.length - 1)) * (HEIGHT - TOP - BOTTOM);
  const text = (content: string, at: number, line: number, more = ""): string =>
    `<text x="${at.toFixed(1)}" y="${line.toFixed(1)}" ${more}>${content}</text>`;
  const grid = [
    ...up.map(
      (power) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(10 ** power)}" y2="${y(10 ** power)}" stroke="#e3e0d9"/>` +
        text(timeText(power), LEFT - 8, y(10 ** power) + 4, 'text-anchor="end"'),
    ),
    ...across.map((power) =>
      text((10 ** power).toLocaleString("en"), x(10 ** power), HEIGHT - BOTTOM + 20, 'text-anchor="middle"'),
    ),
  ];
  const ends = lines
    .map((line, at) => ({ line, at, end: y(line.points.at(-1)!.seconds) + 4 }))
    .toSorted((a, b) => a.end - b.end);
  for (let at = 1; at < ends.length; at += 1) ends[at]!.end = Math.max(ends[at]!.end, ends[at - 1]!.end + 16);
  const drawn = ends.map(({ line, at, end }) => {
    const color = COLORS[at % COLORS.length]!;
    const path = line.points
      .map(({ areas, seconds }, i) => `${i === 0 ? "M" : "L"}${x(areas).toFixed(1)},${y(seconds).toFixed(1)}`)
      .join("");
    return (
      `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/>` +
      line.points
        .map(
          ({ areas, seconds }) =>
            `<circle cx="${x(areas).toFixed(1)}" cy="${y(seconds).toFixed(1)}" r="3" fill="${color}"/>`,
        )
        .join("") +
      text(line.name, x(line.points.at(-1)!.areas) + 12, end, `fill="${color}"`)
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbfaf7"/>
${text("Time of measures against the number of areas, one thread", LEFT, 26, 'font-size="16" font-weight="600"')}
${text("areas", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, 'text-anchor="middle"')}
${grid.join("\n")}
${drawn.join("\n")}
</svg>
`;
}
