import { useSyncExternalStore } from "react";

function mediaStore(query: string): { subscribe: (listener: () => void) => () => void; read: () => boolean } {
  const media = matchMedia(query);
  return {
    subscribe: (listener) => {
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    read: () => media.matches,
  };
}

const dark = mediaStore("(prefers-color-scheme: dark)");
const still = mediaStore("(prefers-reduced-motion: reduce)");
const narrow = mediaStore("(max-width: 799px)");

export const useTheme = (): "light" | "dark" =>
  useSyncExternalStore(dark.subscribe, dark.read) ? "dark" : "light";
export const useReducedMotion = (): boolean => useSyncExternalStore(still.subscribe, still.read);
export const useNarrow = (): boolean => useSyncExternalStore(narrow.subscribe, narrow.read);
