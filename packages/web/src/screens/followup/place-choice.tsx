import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { PlaceSearch } from "../../parts/place-search.tsx";
import { useYear } from "../../parts/workspace.ts";
import { useTexts } from "../../text/index.ts";

export const WHOLE = "riket";

/** The name of a place; everything at hand is not called the country, which it may not be. */
export function usePlaceName(place: string): string {
  const { t, pick } = useTexts();
  const asked = useAnswer("place", place === WHOLE ? null : apiPath(`/api/places/${place}`));
  if (place === WHOLE) return t("mea.everything");
  return asked.data && !asked.loading ? pick(asked.data.place.name) : place;
}

interface PlaceChoiceProps {
  label: string;
  /** What the chosen place is called before its name. */
  said: string;
  place: string;
  onChange: (place: string) => void;
}

/** A place by search, with the one that is chosen beside the way back to everything. */
export function PlaceChoice({ label, said, place, onChange }: PlaceChoiceProps) {
  const { t } = useTexts();
  const year = useYear();
  const name = usePlaceName(place);
  return (
    <div className="place-choice">
      <PlaceSearch
        label={label}
        year={year}
        onFind={({ area }) => onChange(area.division === "riket" ? WHOLE : area.id)}
      />
      <p className="chosen-place">
        <span>
          {said}: <strong>{name}</strong>
        </span>
        {place !== WHOLE && (
          <button type="button" className="button quiet" onClick={() => onChange(WHOLE)}>
            {t("mea.whole")}
          </button>
        )}
      </p>
    </div>
  );
}
