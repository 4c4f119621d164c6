import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { ViewHead } from "../view-head.tsx";
import type { BarrierViewProps } from "../views.tsx";
import { AwaitWork } from "../waiting.tsx";
import { Comparison } from "./comparison.tsx";
import { Faults } from "./faults.tsx";

/** What in the network looks wrong, and where it disagrees with another of the same ground. */
export default function QualityView({ network, networks }: BarrierViewProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const others = networks.filter(({ id }) => id !== network.id);
  const other = others.find(({ id }) => id === state.compared);
  const faults = useAnswer(
    "networkQuality",
    other ? null : apiPath("/api/networks/quality", { network: network.id }),
  );
  const compared = useAnswer(
    "networkComparison",
    other ? apiPath("/api/networks/compare", { a: network.id, b: other.id }) : null,
  );
  return (
    <div className="page barrier-page">
      <ViewHead
        network={network}
        networks={networks}
        title={t("qual.title")}
        lead={t("qual.lead")}
        profiled={false}
      >
        {others.length > 0 && (
          <label className="stacked">
            <span>{t("qual.compare")}</span>
            <select
              value={other?.id ?? ""}
              onChange={({ target }) => go({ compared: target.value || null, fault: null })}
            >
              <option value="">{t("qual.compareNone")}</option>
              {others.map(({ id, title }) => (
                <option key={id} value={id}>
                  {pick(title)}
                </option>
              ))}
            </select>
          </label>
        )}
      </ViewHead>
      {other ? (
        <AwaitWork asked={compared}>{(data) => <Comparison data={data} network={network} />}</AwaitWork>
      ) : (
        <AwaitWork asked={faults}>{(data) => <Faults data={data} network={network} />}</AwaitWork>
      )}
      {others.length === 0 && <p className="remark">{t("qual.oneNetwork")}</p>}
    </div>
  );
}
