// node --import tsx scripts/kernel.ts : compiles packages/network/kernel-as with AssemblyScript and writes the bytes as TypeScript, for `npm run kernel`.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const SOURCE = fileURLToPath(new URL("../packages/network/kernel-as/sweep.ts", import.meta.url));
const TARGET = fileURLToPath(new URL("../packages/network/src/kernel/sweep-bytes.ts", import.meta.url));

/** The kernel's WebAssembly, compiled anew. */
export async function compiledKernel(): Promise<Uint8Array> {
  const source = await readFile(SOURCE, "utf8");
  let bytes: Uint8Array | undefined;
  const args = ["sweep.ts", "--outFile", "sweep.wasm", "--runtime", "stub", "--importMemory", "--noAssert"];
  const { error, stderr } = await asc.main(
    [...args, "--optimizeLevel", "3", "--shrinkLevel", "0", "--converge", "--enable", "simd"],
    {
      readFile: (name) => (name === "sweep.ts" ? source : null),
      writeFile: (name, content) => {
        if (name === "sweep.wasm") bytes = content as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || bytes === undefined) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return bytes;
}

export function asTypeScript(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,100}/g) ?? [];
  return [
    "/** kernel-as/sweep.ts as WebAssembly, in base64; made by `npm run kernel`. */",
    "export const SWEEP_BYTES =",
    ...lines.map((line, i) => `  "${line}"${i === lines.length - 1 ? ";" : " +"}`),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compiledKernel();
  await writeFile(TARGET, asTypeScript(bytes));
  process.stdout.write(`${bytes.length} bytes\n`);
}
