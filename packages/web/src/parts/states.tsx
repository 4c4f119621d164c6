import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import type { Asked } from "../api/use-answer.ts";
import type { ApiError } from "../api/problem.ts";
import { useTexts } from "../text/index.ts";
import type { IconName } from "./icon.tsx";
import { Icon } from "./icon.tsx";

/** Grey shapes where figures will stand; only shown when an answer takes long enough to be waited for. */
export function Skeleton({ lines = 3, block = false }: { lines?: number; block?: boolean }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" data-shown={shown}>
      <output className="hidden">{t("state.loading")}</output>
      {block && <div className="skeleton-block" />}
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton-line" style={{ width: `${[92, 74, 83, 58][line % 4]}%` }} />
      ))}
    </div>
  );
}

interface NoticeProps {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  urgent?: boolean;
}

export function Notice({ icon = "alert", title, children, action, urgent = false }: NoticeProps) {
  return (
    <div className="notice" role={urgent ? "alert" : undefined}>
      <Icon name={icon} size={28} />
      <p className="notice-title">{title}</p>
      {children && <div className="notice-text">{children}</div>}
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}

export function Failed({ error, retry }: { error: ApiError; retry: () => void }) {
  const { t } = useTexts();
  const title =
    error.kind === "offline"
      ? t("state.offline")
      : error.status === 404
        ? t("state.notFound")
        : t("state.failed");
  const help =
    error.kind === "offline"
      ? t("state.offlineHelp")
      : error.status === 404
        ? t("state.notFoundHelp")
        : error.kind === "problem"
          ? error.message
          : t("state.failedHelp", { detail: error.message });
  return (
    <Notice
      urgent
      title={title}
      action={
        <button type="button" className="button" onClick={retry}>
          {t("state.retry")}
        </button>
      }
    >
      <p>{help}</p>
      {error.problem?.expected && <p>{error.problem.expected}</p>}
      {error.problem?.action && <p>{error.problem.action}</p>}
    </Notice>
  );
}

/** What an answer shows while it is not there, when it failed, and when it is. */
export function Await<T>({ asked, children, lines = 4, block = false }: AwaitProps<T>) {
  if (asked.error) return <Failed error={asked.error} retry={asked.retry} />;
  if (asked.data === undefined) return <Skeleton lines={lines} block={block} />;
  return (
    <div className="await" aria-busy={asked.loading} data-stale={asked.loading}>
      {children(asked.data)}
    </div>
  );
}

interface AwaitProps<T> {
  asked: Asked<T>;
  children: (data: T) => ReactNode;
  lines?: number;
  block?: boolean;
}
