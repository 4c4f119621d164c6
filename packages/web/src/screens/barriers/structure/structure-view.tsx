import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { ViewHead } from "../view-head.tsx";
import type { BarrierViewProps } from "../views.tsx";
import { AwaitWork } from "../waiting.tsx";
import { limitsOf } from "./limits.ts";
import { StructureByType } from "./by-type.tsx";
import { StructureMap } from "./structure-map.tsx";
import { Thresholds } from "./thresholds.tsx";

/** Who lives cut off by barriers, sparsely and apart from jobs and services: the three together. */
export default function StructureView({ network, networks }: BarrierViewProps) {
  const { t, pick } = useTexts();
  const { state } = useRouter();
  const query = {
    network: network.id,
    profile: state.profile,
    ...(state.rules ? { rules: state.rules } : {}),
    ...limitsOf(state.limits),
  };
  const asked = useAnswer("structure", apiPath("/api/structure", query));
  return (
    <div className="page barrier-page">
      <ViewHead network={network} networks={networks} title={t("stru.title")} lead={t("stru.lead")} />
      <AwaitWork asked={asked}>
        {(data) => (
          <>
            <p className="headline structure-finding">{pick(data.reading)}</p>
            <Thresholds data={data} />
            <StructureMap data={data} network={network} />
            <StructureByType data={data} network={network} query={query} />
          </>
        )}
      </AwaitWork>
    </div>
  );
}
