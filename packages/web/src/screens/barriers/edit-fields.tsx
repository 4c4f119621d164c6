import type { Position } from "@tvars/api";
import { useState } from "react";
import { readCoordinates } from "../../parts/coordinates.ts";
import { useTexts } from "../../text/index.ts";
import { rounded } from "../../url/edits.ts";

interface NumberFieldProps {
  label: string;
  value: number | null;
  placeholder?: string;
  onChange: (value: number | null) => void;
}

/** Taken over when it is left or Enter is pressed: a half written number is not a question to the server. */
export function NumberField({ label, value, placeholder, onChange }: NumberFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const take = (): void => {
    if (text === null) return;
    const number = text.trim() === "" ? null : Number(text.replace(",", "."));
    setText(null);
    if (number === null || number >= 0) onChange(number);
  };
  return (
    <label className="stacked">
      <span>{label}</span>
      <input
        type="text"
        inputMode="decimal"
        placeholder={placeholder}
        value={text ?? (value === null ? "" : String(value))}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
    </label>
  );
}

interface WrittenFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  /** Whether what is written can be taken over. */
  reads: (text: string) => boolean;
  wrong: string;
  onChange: (text: string) => void;
}

/** A name, a time of day or a list, taken over when it is left and can be read. */
export function WrittenField({ label, value, placeholder, reads, wrong, onChange }: WrittenFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const isWrong = text !== null && !reads(text.trim());
  const take = (): void => {
    if (text === null || isWrong) return;
    setText(null);
    onChange(text.trim());
  };
  return (
    <label className="stacked">
      <span>{label}</span>
      <input
        type="text"
        placeholder={placeholder}
        value={text ?? value}
        aria-invalid={isWrong}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
      {isWrong && <output className="error">{wrong}</output>}
    </label>
  );
}

interface EndFieldProps {
  label: string;
  at: Position;
  onChange: (at: Position) => void;
}

export function EndField({ label, at, onChange }: EndFieldProps) {
  const { t } = useTexts();
  const [text, setText] = useState<string | null>(null);
  const read = text === null ? null : readCoordinates(text);
  const wrong = text !== null && read === null;
  const take = (): void => {
    if (text === null || !read) return;
    setText(null);
    onChange(rounded([read.lon, read.lat]));
  };
  return (
    <label className="stacked wide">
      <span>{label}</span>
      <input
        type="text"
        value={text ?? `${at[1].toFixed(5)}, ${at[0].toFixed(5)}`}
        aria-invalid={wrong}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
      {wrong && <output className="error">{t("bar.endWrong")}</output>}
    </label>
  );
}
