import type { Indicator } from "@tvars/api";
import { StoryView } from "../parts/story-result.tsx";
import { useTexts } from "../text/index.ts";

interface IndicatorPicturesProps {
  indicator: Indicator;
  place: string | null;
  year: number;
}

/** A share of everybody, or of those a numerator counts, is a number of people that can be shared out. */
const canBeShared = ({ numerator, unit, ages = "" }: Indicator): boolean =>
  numerator !== undefined || (unit.sv === "procent" && (ages === "" || ages.startsWith("alla")));

/** Every area along the indicator, one's own pointed out, and whom it is most common among. */
export default function IndicatorPictures({ indicator, place, year }: IndicatorPicturesProps) {
  const { t } = useTexts();
  return (
    <>
      <StoryView
        kind="distribution"
        over={t("pic.inPlace")}
        query={{ place: "riket", of: indicator.id, year, own: place ?? undefined }}
      />
      {canBeShared(indicator) && (
        <StoryView
          kind="concentration"
          over={t("pic.shared")}
          query={{ place: place ?? "riket", of: indicator.id, year }}
        />
      )}
    </>
  );
}
