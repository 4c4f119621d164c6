import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const FACES = ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"];

let read: Uint8Array[] | undefined;

/** The faces documents are set in, from the package; nothing is fetched, and no font of the machine is used. */
export function fontFiles(): Uint8Array[] {
  read ??= FACES.map((face) =>
    readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`)),
  );
  return read;
}
