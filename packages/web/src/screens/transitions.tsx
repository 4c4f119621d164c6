import { StoryView } from "../parts/story-result.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";

/** How the areas of a place moved between types. */
export function TransitionsOf({ place }: { place: string }) {
  const { years } = useWorkspace();
  const { t } = useTexts();
  const { state, go } = useRouter();
  const to = useYear();
  const earlier = years.filter((year) => year < to);
  const { since } = state;
  const from = since !== null && earlier.includes(since) ? since : (earlier.at(-5) ?? earlier[0]);
  if (from === undefined) return null;
  return (
    <StoryView kind="transitions" over={t("areas.transitions")} query={{ place, from, to }}>
      {() => (
        <label className="inline-choice">
          {t("map.since")}{" "}
          <select
            value={from}
            onChange={(event) => go({ since: Number(event.target.value) }, { replace: true })}
          >
            {earlier.toReversed().map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
      )}
    </StoryView>
  );
}
