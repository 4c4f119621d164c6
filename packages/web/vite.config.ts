import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

const api = process.env.TVARS_API ?? "http://127.0.0.1:8020";

/** Workspace packages are read from their source, so that a build needs no earlier compilation. */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ["@tvars/source", ...defaultClientConditions] },
  worker: { format: "es" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": api } },
});
