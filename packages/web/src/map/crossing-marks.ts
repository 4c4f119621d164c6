import type { CrossingKind } from "../url/edits.ts";

/** Size of the square a mark is drawn in. */
export const MARK_SIDE = 16;

interface Mark {
  path: string;
  /** Filled, or an outline only. */
  filled: boolean;
  /** Apart from the traffic. */
  apart: boolean;
}

/** Shape tells the kind, colour whether one walks apart from the traffic: neither is alone. */
export const CROSSING_MARKS: Record<CrossingKind, Mark> = {
  bridge: { path: "M3 3h10v10H3z", filled: true, apart: true },
  tunnel: { path: "M3.500 3.500h9v9h-9z", filled: false, apart: true },
  signalised: { path: "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 1 0 0-11z", filled: true, apart: false },
  zebra: { path: "M8 2 14 13.500H2z", filled: true, apart: false },
  refuge: { path: "M8 2 14 8 8 14 2 8z", filled: true, apart: false },
  level: { path: "M3 3 13 13M13 3 3 13", filled: false, apart: false },
  unmarked: { path: "M8 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8z", filled: false, apart: false },
};

/** On the dark ground of the map, in both themes. */
export const CROSSING_COLORS = { apart: "#6fd0da", level: "#eceae5", edge: "#0b0e11" } as const;

export const markColor = (kind: CrossingKind): string =>
  CROSSING_MARKS[kind].apart ? CROSSING_COLORS.apart : CROSSING_COLORS.level;

/** The mark as an image for the map, `scale` pixels to a unit. */
export function markImage(kind: CrossingKind, scale = 2): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = MARK_SIDE * scale;
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  const { path, filled } = CROSSING_MARKS[kind];
  const shape = new Path2D(path);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.strokeStyle = CROSSING_COLORS.edge;
  pen.lineWidth = filled ? 2.4 : 5;
  pen.stroke(shape);
  pen.fillStyle = pen.strokeStyle = markColor(kind);
  // A canvas is filled here, not an array.
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type
  if (filled) pen.fill(shape);
  else {
    pen.lineWidth = 2;
    pen.stroke(shape);
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
