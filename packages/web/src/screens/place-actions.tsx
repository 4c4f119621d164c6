import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";

/** From a place to the map, and into a comparison. */
export function PlaceActions({ id }: { id: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const places = [...new Set([...state.places, id])].slice(-4);
  return (
    <p className="actions">
      <Link className="button" to={{ ...fresh(state), screen: "karta", place: id, camera: null }}>
        <Icon name="pin" size={16} />
        {t("areas.map")}
      </Link>
      <Link className="button quiet" to={{ ...fresh(state), screen: "jamfor", place: null, places }}>
        <Icon name="jamfor" size={16} />
        {t("areas.compare")}
      </Link>
      <button type="button" className="button quiet" onClick={() => print()}>
        <Icon name="print" size={16} />
        {t("map.print")}
      </button>
    </p>
  );
}
