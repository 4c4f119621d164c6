import type { ReactNode } from "react";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import type { BarrierViewProps } from "./views.tsx";

interface ViewHeadProps extends BarrierViewProps {
  title: string;
  lead: string;
  /** Whether the answer is another for somebody else. */
  profiled?: boolean;
  children?: ReactNode;
}

/** What a view is about, which network and for whom. */
export function ViewHead({ network, networks, title, lead, profiled = true, children }: ViewHeadProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  return (
    <header className="page-head">
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <div className="choices">
        {networks.length > 1 && (
          <label className="stacked">
            <span>{t("bar.network")}</span>
            <select
              value={network.id}
              onChange={({ target }) =>
                go({ network: target.value, segment: null, crossing: null, edits: [], fault: null })
              }
            >
              {networks.map(({ id, title: name }) => (
                <option key={id} value={id}>
                  {pick(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        {profiled && (
          <label className="stacked">
            <span>{t("bar.profile")}</span>
            <select
              value={state.profile}
              onChange={({ target }) =>
                go({ profile: network.profiles.find((one) => one === target.value) ?? "adult" })
              }
            >
              {network.profiles.map((one) => (
                <option key={one} value={one}>
                  {t(`bar.profile.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {children}
      </div>
    </header>
  );
}
