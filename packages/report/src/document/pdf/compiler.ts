import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initSync, TypstCompilerBuilder } from "@myriaddreamin/typst-ts-web-compiler";
import type { TypstCompiler } from "@myriaddreamin/typst-ts-web-compiler";
import { DocumentError } from "../error.ts";
import { fontFiles } from "../parts/fonts.ts";

let building: Promise<TypstCompiler> | undefined;

async function build(): Promise<TypstCompiler> {
  const wasm = createRequire(import.meta.url).resolve("@myriaddreamin/typst-ts-web-compiler/wasm");
  initSync({ module: readFileSync(wasm) });
  const builder = new TypstCompilerBuilder();
  // No file of the machine and no package can be reached: what a document needs is handed to the compiler.
  builder.set_dummy_access_model();
  for (const font of fontFiles()) await builder.add_raw_font(font);
  return builder.build();
}

interface Diagnostic {
  severity?: string;
  message?: string;
  range?: string;
  path?: string;
}

/** A PDF as Typst writes it: tagged, but not yet declared PDF/UA. Files are given by absolute path. */
export async function compileTypst(source: string, files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const compiler = await (building ??= build());
  const encoder = new TextEncoder();
  try {
    compiler.reset();
    compiler.add_source("/main.typ", source);
    for (const [path, content] of files) compiler.map_shadow(path, encoder.encode(content));
    const { result, diagnostics } = compiler.compile("/main.typ", undefined, "pdf", 2) as {
      result?: Uint8Array;
      diagnostics?: Diagnostic[];
    };
    if (result === undefined)
      throw new DocumentError(
        `The PDF could not be set: ${(diagnostics ?? []).map(({ message, range }) => `${message} (${range})`).join("; ")}.`,
      );
    return result;
  } finally {
    compiler.reset_shadow();
  }
}
