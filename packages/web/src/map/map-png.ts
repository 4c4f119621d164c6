import type { Theme } from "@tvars/report";
import { canvasBlob } from "../parts/save.ts";
import type { LegendItem } from "./legend.tsx";

interface MapPicture {
  map: HTMLCanvasElement;
  title: string;
  direction: string;
  legend: readonly LegendItem[];
  /** Source, date, and that the figures are invented when they are. */
  foot: readonly string[];
  theme: Theme;
}

const MARGIN = 24;

/** The map with what a picture needs to stand alone: title, legend, source and date. */
export async function mapPng({ map, title, direction, legend, foot, theme }: MapPicture): Promise<Blob> {
  const ratio = map.width / map.clientWidth;
  const [width, height] = [map.clientWidth, map.clientHeight];
  const head = 72;
  const below =
    44 +
    Math.ceil(legend.length / Math.max(1, Math.floor((width - 2 * MARGIN) / 200))) * 26 +
    foot.length * 18;
  const canvas = document.createElement("canvas");
  canvas.width = width * ratio;
  canvas.height = (head + height + below) * ratio;
  const pen = canvas.getContext("2d")!;
  pen.scale(ratio, ratio);
  pen.fillStyle = theme.paper;
  pen.fillRect(0, 0, width, head + height + below);
  const text = (words: string, x: number, y: number, font: string, color: string): void => {
    pen.font = `${font} 'Source Sans 3', sans-serif`;
    pen.fillStyle = color;
    pen.fillText(words, x, y, width - 2 * MARGIN);
  };
  text(title, MARGIN, 34, "600 22px", theme.ink);
  text(direction, MARGIN, 56, "400 14px", theme.muted);
  pen.drawImage(map, 0, head, width, height);
  const columns = Math.max(1, Math.floor((width - 2 * MARGIN) / 200));
  let y = head + height + 30;
  legend.forEach(({ color, label, type, count }, i) => {
    const x = MARGIN + (i % columns) * 200;
    const row = y + Math.floor(i / columns) * 26;
    pen.fillStyle = color;
    pen.fillRect(x, row - 13, 18, 18);
    pen.strokeStyle = theme.axis;
    pen.strokeRect(x + 0.5, row - 12.5, 17, 17);
    if (type) text(String(type), x + 5.5, row + 1, "600 13px", theme.types[type].ink);
    text(count === undefined ? label : `${label} (${count})`, x + 26, row + 1, "400 14px", theme.ink);
  });
  y += Math.ceil(legend.length / columns) * 26 + 8;
  for (const line of foot) {
    text(line, MARGIN, y, "400 13px", theme.muted);
    y += 18;
  }
  return await canvasBlob(canvas);
}
