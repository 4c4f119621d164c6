import type { Picture, PictureOptions } from "@tvars/report";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTexts } from "../text/index.ts";
import { useTheme } from "./use-theme.ts";

export type MakePicture = (options: PictureOptions) => Picture;

/** Letters and digits only: what an id inside an SVG may hold. */
export const useSvgId = (): string => `p${useId().replace(/[^a-zA-Z0-9]/g, "")}`;

/** The picture as wide as its place, in the theme of the page. */
export function usePicture(make: MakePicture): {
  ref: (node: HTMLElement | null) => void;
  picture: Picture;
} {
  const { lang } = useTexts();
  const theme = useTheme();
  const idPrefix = useSvgId();
  const [width, setWidth] = useState(0);
  const observer = useRef<ResizeObserver | null>(null);
  const ref = useMemo(
    () => (node: HTMLElement | null) => {
      observer.current?.disconnect();
      if (!node) return;
      setWidth(Math.round(node.getBoundingClientRect().width));
      observer.current = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
      observer.current.observe(node);
    },
    [],
  );
  useEffect(() => () => observer.current?.disconnect(), []);
  const picture = useMemo(
    () =>
      make({ lang, theme, idPrefix, standalone: false, width: Math.min(860, Math.max(280, width || 380)) }),
    [make, lang, theme, idPrefix, width],
  );
  return { ref, picture };
}

export function PictureView({ picture }: { picture: Picture }) {
  return <div className="picture" dangerouslySetInnerHTML={{ __html: picture.svg }} />;
}
