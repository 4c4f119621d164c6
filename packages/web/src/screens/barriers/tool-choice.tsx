import { useTexts } from "../../text/index.ts";
import { CROSSING_KINDS } from "../../url/edits.ts";
import type { Tool } from "./tools.ts";
import { LINE_TOOLS, SERVICES, SERVICE_TOOLS, STREET_TOOLS } from "./tools.ts";
import type { Work } from "./work.ts";

/** What is drawn next: a kind of crossing, a change of streets, or a service or stop. */
export function ToolChoice({ work }: { work: Work }) {
  const { t } = useTexts();
  const { tool, choose } = work;
  const value = tool.do === "add-crossing" ? `${tool.do} ${tool.kind}` : tool.do;
  const set = (next: string): void => {
    const [does = "", kind] = next.split(" ");
    choose({ ...tool, do: does as Tool["do"], ...(kind ? { kind: kind as Tool["kind"] } : {}) });
  };
  return (
    <p className="tool-choice">
      <label className="inline-choice">
        <span>{t("bar.tool")}</span>
        <select value={value} onChange={({ target }) => set(target.value)}>
          <optgroup label={t("bar.toolCrossing")}>
            {CROSSING_KINDS.map((kind) => (
              <option key={kind} value={`add-crossing ${kind}`}>
                {t(`bar.crossing.${kind}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("bar.toolStreet")}>
            {STREET_TOOLS.map((one) => (
              <option key={one} value={one}>
                {t(`bar.tool.${one}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("bar.toolService")}>
            {SERVICE_TOOLS.map((one) => (
              <option key={one} value={one}>
                {t(`bar.tool.${one}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("bar.toolLine")}>
            {LINE_TOOLS.map((one) => (
              <option key={one} value={one}>
                {t(`bar.tool.${one}`)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {tool.do.endsWith("service") && (
        <label className="inline-choice">
          <span>{t("bar.serviceKind")}</span>
          <select value={tool.service} onChange={({ target }) => choose({ ...tool, service: target.value })}>
            {SERVICES.map((kind) => (
              <option key={kind} value={kind}>
                {t(`bar.service.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </p>
  );
}
