import type { Theme } from "@tvars/report";
import type { Map as MapLibre } from "maplibre-gl";

const SCALE = 2;

function texture(sizePx: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = sizePx * SCALE;
  canvas.height = sizePx * SCALE;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.scale(SCALE, SCALE);
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

const line = (pen: CanvasRenderingContext2D, points: readonly number[]): void => {
  pen.beginPath();
  for (let i = 0; i < points.length; i += 4) {
    pen.moveTo(points[i]!, points[i + 1]!);
    pen.lineTo(points[i + 2]!, points[i + 3]!);
  }
  pen.stroke();
};

/** The same marks as in the pictures: cross-hatch, diagonal, dots, lines, plain; hatched for hidden, a dot for missing. */
export function addTextures(map: MapLibre, theme: Theme): void {
  const { types } = theme;
  const add = (name: string, sizePx: number, draw: (pen: CanvasRenderingContext2D) => void): void => {
    if (!map.hasImage(name)) map.addImage(name, texture(sizePx, draw), { pixelRatio: SCALE });
  };
  add("suppressed", 8, (pen) => {
    pen.strokeStyle = theme.muted;
    pen.lineWidth = 1.4;
    line(pen, [-2, 10, 10, -2, -2, 2, 2, -2, 6, 10, 10, 6]);
  });
  add("missing", 14, (pen) => {
    pen.fillStyle = theme.muted;
    pen.beginPath();
    pen.arc(7, 7, 1.4, 0, 7);
    pen.fill();
  });
  add("small", 14, (pen) => {
    pen.strokeStyle = theme.ink;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.arc(7, 7, 2.6, 0, 7);
    pen.stroke();
  });
  add("type-1", 6, (pen) => {
    pen.strokeStyle = types[1].ink;
    pen.lineWidth = 0.8;
    line(pen, [-1, 7, 7, -1, -1, -1, 7, 7]);
  });
  add("type-2", 8, (pen) => {
    pen.strokeStyle = types[2].ink;
    pen.lineWidth = 1;
    line(pen, [-2, 10, 10, -2, -2, 2, 2, -2, 6, 10, 10, 6]);
  });
  add("type-3", 7, (pen) => {
    pen.fillStyle = types[3].ink;
    pen.beginPath();
    pen.arc(3.5, 3.5, 1, 0, 7);
    pen.fill();
  });
  add("type-4", 7, (pen) => {
    pen.strokeStyle = types[4].ink;
    pen.lineWidth = 0.8;
    line(pen, [0, 3.5, 7, 3.5]);
  });
}
