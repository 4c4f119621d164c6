import type { ByType } from "@tvars/api";
import { percent } from "@tvars/report";
import { sharesOf } from "../parts/shares.ts";
import { useTexts } from "../text/index.ts";

/** A thin bar of the five types for lists; its words are read out, its page has the figures. */
export function SharesBar({ types }: { types: readonly ByType[] }) {
  const { t, lang } = useTexts();
  const shares = sharesOf(types);
  const words = shares
    .map(
      ({ value }, i) =>
        `${t("type.one", { n: i + 1 })} ${value === null ? t("figure.missing") : percent(value, lang, 0)}`,
    )
    .join(", ");
  return (
    // A picture made of boxes: there is no image file to point at.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span className="shares-bar" role="img" aria-label={words} title={words}>
      {shares.map(({ value }, i) =>
        value ? (
          <i key={types[i]!.type} className={`type-${types[i]!.type}`} style={{ flexGrow: value }} />
        ) : null,
      )}
    </span>
  );
}
