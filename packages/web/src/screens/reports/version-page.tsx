import type { ReportVersion } from "@tvars/api";
import { number } from "@tvars/report";
import { useRef, useState } from "react";
import { useAnswer } from "../../api/use-answer.ts";
import { Failed, Skeleton } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { Link, useRouter } from "../../url/router.tsx";
import { ErratumForm } from "./erratum-form.tsx";
import { PreviewDialog } from "./preview-dialog.tsx";

/** A report as it was handed in. What has been found wrong or has happened since stands first. */
export function VersionPage({ id, n }: { id: string; n: number }) {
  const { data, error, retry } = useAnswer("reportVersion", `/api/reports/${id}/versions/${n}`);
  return (
    <div className="page reports version">
      {error ? (
        <Failed error={error} retry={retry} />
      ) : data ? (
        <Version version={data} again={retry} />
      ) : (
        <Skeleton block />
      )}
    </div>
  );
}

function Version({ version, again }: { version: ReportVersion; again: () => void }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const [looking, setLooking] = useState(false);
  const look = useRef<HTMLButtonElement>(null);
  const { report, n, at, who, definition, files, figures, steps } = version;
  const path = `/api/reports/${report}/versions/${n}`;
  const html = files.some(({ format }) => format === "html");
  return (
    <>
      <p>
        <Link to={{ ...state, report }}>{t("rep.toReport")}</Link>
      </p>
      <h1>{definition.title}</h1>
      <p className="lead">
        {t("rep.version", { n })}. {t("rep.versionSaid", { date: at.slice(0, 10), who })}.{" "}
        {t("rep.versionFixed")}
      </p>
      <Since version={version} />
      <div className="report-formats">
        {files.map(({ format }) => (
          <a
            key={format}
            className="button quiet"
            href={`${path}/files/${format}`}
            download={`${report}-v${n}.${format}`}
          >
            {format.toUpperCase()}
          </a>
        ))}
        {html && (
          <button
            type="button"
            ref={look}
            className="button quiet"
            aria-haspopup="dialog"
            onClick={() => setLooking(true)}
          >
            {t("rep.look")}
          </button>
        )}
      </div>
      <Files files={files} />
      <section>
        <h2>{t("rep.basis")}</h2>
        <Basis version={version} said={{ figures, steps: steps.length }} />
      </section>
      <ErratumForm path={path} again={again} />
      {looking && (
        <PreviewDialog
          title={definition.title}
          src={`${path}/files/html?show=inline`}
          onClose={() => {
            setLooking(false);
            look.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** Errata and what has happened since, before anything else. */
function Since({ version: { errata, notices } }: { version: ReportVersion }) {
  const { t, pick } = useTexts();
  if (errata.length + notices.length === 0) return null;
  return (
    <section className="remark stern since" aria-label={t("rep.notices")}>
      {errata.toReversed().map(({ at, who, text, figures }) => (
        <div key={at} className="erratum">
          <p>
            <strong>{t("rep.erratum", { date: at.slice(0, 10) })}</strong> ({who})
          </p>
          <p>{pick(text)}</p>
          {figures.length > 0 && (
            <p className="small">{t("rep.erratumFigures", { figures: figures.join("; ") })}</p>
          )}
        </div>
      ))}
      {notices.map(({ kind, text, link }) => (
        <p key={`${kind} ${text.sv}`}>
          {pick(text)} {link && <a href={link}>{t("rep.noticeLink")}</a>}
        </p>
      ))}
    </section>
  );
}

const KILO = 1000;

function Files({ files }: Pick<ReportVersion, "files">) {
  const { t, lang } = useTexts();
  return (
    <section>
      <h2>{t("rep.files")}</h2>
      <section
        className="table-scroll"
        aria-label={t("rep.files")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("rep.file")}</th>
              <th scope="col" className="number">
                {t("rep.size")}
              </th>
              <th scope="col">{t("rep.checksum")}</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ name, bytes, sha256 }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number">{t("rep.kib", { n: number(Math.ceil(bytes / KILO), lang) })}</td>
                <td>
                  <code>{sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface BasisProps {
  version: ReportVersion;
  said: { figures: number; steps: number };
}

function Basis({ version: { steps, inputs, version }, said }: BasisProps) {
  const { t, lang, pick } = useTexts();
  const tables = new Map(
    inputs.map((one) => [`${one.source} ${one.table ?? ""} ${one.snapshot ?? ""}`, one]),
  );
  return (
    <>
      <p>
        {t("rep.basisSaid", {
          figures: number(said.figures, lang),
          steps: number(said.steps, lang),
          version,
        })}
      </p>
      <ul className="bullets">
        {steps.map(({ study, step, title }) => (
          <li key={`${study} ${step}`}>{pick(title)}</li>
        ))}
      </ul>
      <ul className="bullets muted">
        {[...tables].map(([key, { source, attribution, table, fetched }]) => (
          <li key={key}>
            {[attribution ? pick(attribution).replace(/^(Källa|Source): /, "") : source, table]
              .filter(Boolean)
              .join(", ")}
            {fetched ? `, ${t("result.fetched", { date: fetched.slice(0, 10) })}` : ""}
          </li>
        ))}
      </ul>
    </>
  );
}
