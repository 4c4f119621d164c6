import type { ReactNode } from "react";

/** A piece of a formula as it is printed: on the line, or lowered or raised beside it. */
export type Piece = string | { place: "sub" | "sup"; pieces: Piece[] };

const CLOSES: Record<string, string> = { "{": "}", "(": ")" };
const NAME = /^−?[\p{L}\p{Nd}*~′]+(?:(?:,(?=\p{L})|\|(?=\p{L}(?![\p{L}_])))[\p{L}\p{Nd}*~′]+)*/u;

/** Where the bracket that opens at `start` closes; the end where it never does. */
function closing(text: string, start: number): number {
  const [open, close] = [text[start]!, CLOSES[text[start]!]!];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length - 1;
}

/** Reads `x_i`, `v_(i)`, `Σ_{i~j}` and `b^(1 − ε)` into pieces that are lowered and raised. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let line = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const next = text[at + 1];
    const bracket = next !== undefined && next in CLOSES;
    const name = bracket ? undefined : NAME.exec(text.slice(at + 1))?.[0];
    if ((sign !== "_" && sign !== "^") || (!bracket && name === undefined)) {
      line += sign;
      continue;
    }
    const end = bracket ? closing(text, at + 1) : at + name!.length;
    const inside = text.slice(at + 1, end + 1);
    pieces.push(line, {
      place: sign === "_" ? "sub" : "sup",
      // Braces only hold together; parentheses are part of what is written.
      pieces: piecesOf(next === "{" ? inside.slice(1, -1) : inside),
    });
    line = "";
    at = end;
  }
  pieces.push(line);
  return pieces.filter((piece) => piece !== "");
}

const drawn = (pieces: readonly Piece[]): ReactNode[] =>
  pieces.map((piece, at) => {
    if (typeof piece === "string") return piece;
    const Place = piece.place;
    // The pieces of a formula never change their order.
    // oxlint-disable-next-line react/no-array-index-key
    return <Place key={at}>{drawn(piece.pieces)}</Place>;
  });

/** A formula of the catalogue, or a sentence with one in it, with its indices lowered. */
export function Formula({ text }: { text: string }) {
  return <>{drawn(piecesOf(text))}</>;
}
