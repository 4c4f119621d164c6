import type { MapValues } from "@tvars/api";
import { number } from "@tvars/report";
import { countStates } from "../map/area-state.ts";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";

/** The change on the map in one sentence, and what the part shown means. */
export function ChangeSaid({ values }: { values: MapValues | undefined }) {
  const { t, lang } = useTexts();
  const { part } = useRouter().state;
  if (!values || values.before === null) return null;
  const { up, same, down } = countStates(values, "change", part).change;
  const n = up + same + down;
  const counts = { up: number(up, lang), down: number(down, lang), n: number(n, lang) };
  return (
    <>
      {n > 0 && <p className="change-said">{t(`map.part.${part}Said`, counts)}</p>}
      <p className="legend-note">{t(`map.part.${part}Note`, { year: values.year, before: values.before })}</p>
    </>
  );
}
