import regular from "@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url";
import semibold from "@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2?url";

/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function asDataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () =>
      reject(reader.error ?? new Error(`${address} could not be read.`)),
    );
    reader.readAsDataURL(blob);
  });
}

/** An SVG drawn outside the page sees none of the page's fonts: it has to carry its own. */
async function withFonts(svg: string): Promise<string> {
  const faces = await Promise.all(
    [
      [400, regular],
      [600, semibold],
    ].map(
      async ([weight, address]) =>
        `@font-face{font-family:'Source Sans 3';font-weight:${weight};src:url(${await asDataUrl(String(address))}) format('woff2')}`,
    ),
  );
  return svg.replace(/<defs>/, `<defs><style>${faces.join("")}</style>`);
}

export const saveSvg = (svg: string, name: string): void =>
  saveBlob(new Blob([svg], { type: "image/svg+xml" }), name);

/** Draws an SVG as a picture, twice as fine as on screen. */
export async function pngOfSvg(svg: string, width: number, height: number, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([await withFonts(svg)], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvasBlob(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

export const canvasBlob = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be drawn."))),
      "image/png",
    ),
  );

/** "Kvarnby, typer 2024" becomes "kvarnby-typer-2024": safe in every file system. */
export const fileName = (words: string): string =>
  words
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);
