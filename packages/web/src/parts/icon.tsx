const PATHS = {
  karta: "M9 4 3 6v14l6-2 6 2 6-2V4l-6 2-6-2Zm0 0v14m6-12v14",
  omraden: "M4 5h7v6H4zM13 5h7v10h-7zM4 13h7v6H4zM13 17h7v2h-7z",
  matt: "M4 19h16M6 19v-6m4 6V8m4 11V5m4 14v-8",
  uppgifter: "M5 3h9l5 5v13H5V3Zm9 0v5h5M12 18v-6m0 0-2.500 2.500M12 12l2.500 2.500",
  utlamning: "M4 4h16v16H4V4Zm4 8.500 3 3 5-6",
  barriarer: "M3 15.500c4-3 14-3 18 0M3 20c4-3 14-3 18 0M12 3v7m0 0-3-3m3 3 3-3M12 16.500V13",
  "folj-upp": "M3 17l6-6 4 4 8-9m0 0h-5m5 0v5M3 21h18",
  rapport: "M6 3h9l4 4v14H6V3Zm3 8h7M9 15h7M9 7h3",
  planera: "M6 3v18M6 4h11l-3 4 3 4H6M12 17h8m-8 4h5",
  jamfor: "M6 20V10m4 10V4m4 16v-8m4 8V7",
  indikatorer: "M4 18 9 11l4 4 7-9M4 21h17",
  data: "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3Zm0 0v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6m-16 6c0 1.7 3.6 3 8 3s8-1.3 8-3",
  ordlista: "M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4Zm0 13a3 3 0 0 1 3-3h11M9 8h6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  up: "M5 15l7-7 7 7",
  down: "M5 9l7 7 7-7",
  play: "M8 5v14l11-7z",
  pause: "M8 5v14M16 5v14",
  download: "M12 4v11m0 0-4-4m4 4 4-4M5 20h14",
  print: "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  whole: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  pin: "M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.800 7 11 7 11Zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z",
  alert: "M12 4 2.500 20h19L12 4Zm0 6v4m0 3v.01",
  draw: "M4 20l1-4L16 5l3 3L8 19l-4 1ZM14 7l3 3",
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6v1",
  redo: "M15 7l5 5-5 5m5-5H10a6 6 0 0 0-6 6v1",
  remove: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10 11v6m4-6v6",
  target: "M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-17v6m0 8v6M2 12h6m8 0h6",
  check: "M5 12.500 10 17 19 7",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: the words beside it, or its control's name, say what it means. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  const strokeWidth = name === "more" ? 3 : 1.7;
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === "play" ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
