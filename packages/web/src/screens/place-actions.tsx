import { amid } from "@tvars/report";
import { Icon } from "../parts/icon.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";

/** From a place to the map, to its measures where it has a name to be `measured` under, and into a comparison. */
export function PlaceActions({ id, measured }: { id: string; measured?: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const places = [...new Set([...state.places, id])].slice(-4);
  return (
    <p className="actions">
      <Link className="button" to={{ ...fresh(state), screen: "karta", place: id, camera: null }}>
        <Icon name="pin" size={16} />
        {t("areas.map")}
      </Link>
      {measured !== undefined && (
        <Link
          className="button quiet"
          to={{ ...fresh(state), screen: "matt", place: id === "riket" ? null : id, camera: null }}
        >
          <Icon name="matt" size={16} />
          {t("areas.measures", { place: amid(measured) })}
        </Link>
      )}
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
