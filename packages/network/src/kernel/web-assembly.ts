/** The little of WebAssembly that is used, typed here since the package takes neither the browser's types nor Node's. */
export interface WebAssemblyModule {
  readonly [name: string]: never;
}
export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface WebAssemblySpace {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => WebAssemblyModule;
  Instance: new (module: WebAssemblyModule, imports: object) => { exports: unknown };
  Memory: new (pages: { initial: number; maximum: number }) => WebAssemblyMemory;
}

export const webAssembly = (globalThis as unknown as { WebAssembly?: WebAssemblySpace }).WebAssembly;
