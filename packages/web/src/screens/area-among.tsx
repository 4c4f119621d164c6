import type { PlaceRef } from "@tvars/api";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";
import { StoryView } from "../parts/story-result.tsx";
import { Choice } from "./picture-choices.tsx";

interface AreaAmongProps {
  area: string;
  year: number;
  /** From near to far. */
  among: readonly PlaceRef[];
}

/** One area pointed out among all of its kommun, its län or the country. */
export default function AreaAmong({ area, year, among }: AreaAmongProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const [, kind] = state.about.split("-");
  const chosen = among.find((one) => one.kind === kind) ?? among.at(-1)!;
  return (
    <StoryView
      kind="distribution"
      over={t("pic.inPlace")}
      query={{ place: chosen.id, year, own: area }}
      choices={
        among.length > 1 && (
          <Choice
            label={t("pic.among")}
            chosen={chosen.id}
            options={among.map(({ id, name }) => ({ id, name: pick(name) }))}
            onChoose={(id) => go({ about: `distribution-${id.split(":")[0]!}` }, { replace: true })}
          />
        )
      }
    />
  );
}
