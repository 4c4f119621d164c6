/** Which characters the bytes of a text file are. Swedish files come in a handful of encodings; the letters å, ä and ö tell them apart. */

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh", "ibm850"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const NAMES: Record<string, Encoding> = {
  utf8: "utf-8",
  "utf-8": "utf-8",
  ascii: "utf-8",
  "us-ascii": "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  ansi: "windows-1252",
  "iso-8859-1": "windows-1252",
  "iso-8859-15": "windows-1252",
  latin1: "windows-1252",
  macintosh: "macintosh",
  macroman: "macintosh",
  ibm850: "ibm850",
  cp850: "ibm850",
  "dos-850": "ibm850",
};

/** The encoding of a name, however it is written; undefined where it is not one of ours. */
export const encodingOf = (name: string): Encoding | undefined => NAMES[name.trim().toLowerCase()];

/** Code page 850 above 127, in order: what DOS programs and some older case systems still write. */
const CP850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";

const LETTERS: [Encoding, number[]][] = [
  ["windows-1252", [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9]],
  ["ibm850", [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82]],
  ["macintosh", [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e]],
];

/**
 * The encoding of a file by its first bytes, and how many bytes of mark stand before the text.
 * @param head the first bytes; a letter cut in two at the end is no fault
 */
export function detectEncoding(head: Uint8Array): { encoding: Encoding; bom: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: 2 };
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]! += 1;
  if (zeros[1]! > head.length / 5 && zeros[0]! * 20 < zeros[1]!) return { encoding: "utf-16le", bom: 0 };
  if (zeros[0]! > head.length / 5 && zeros[1]! * 20 < zeros[0]!) return { encoding: "utf-16be", bom: 0 };
  if (isUtf8(head)) return { encoding: "utf-8", bom: 0 };
  const counts = LETTERS.map(([, bytes]) => head.reduce((n, byte) => n + Number(bytes.includes(byte)), 0));
  const best = counts.indexOf(Math.max(...counts));
  return { encoding: LETTERS[best]![0], bom: 0 };
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Bytes of one cell as text. Bytes that are no UTF-8 in a file that is otherwise are read as Windows-1252. */
export function cellDecoder(encoding: Encoding): (bytes: Uint8Array) => string {
  if (encoding === "ibm850")
    return (bytes) => {
      let text = "";
      for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : CP850[byte - 128]!;
      return text;
    };
  if (encoding !== "utf-8" && encoding !== "utf-16le" && encoding !== "utf-16be") {
    const decoder = new TextDecoder(encoding);
    return (bytes) => decoder.decode(bytes);
  }
  const strict = new TextDecoder("utf-8", { fatal: true });
  const second = new TextDecoder("windows-1252");
  return (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return second.decode(bytes);
    }
  };
}
