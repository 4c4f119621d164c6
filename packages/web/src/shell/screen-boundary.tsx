import type { ErrorInfo, ReactNode } from "react";
import { Component } from "react";
import { forgetAnswers } from "../api/client.ts";
import { Notice } from "../parts/states.tsx";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import type { Screen } from "../url/state.ts";

interface BoundaryProps {
  /** Another value is another screen, or another place on it: what failed is tried anew. */
  shown: string;
  children: ReactNode;
}

interface BoundaryState {
  error: Error | null;
  shown: string;
}

/** Keeps a screen that fails from taking the page with it. React has this as a class only. */
export class ScreenBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, shown: this.props.shown };

  static getDerivedStateFromError(cause: unknown): Partial<BoundaryState> {
    return { error: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  static getDerivedStateFromProps({ shown }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return shown === state.shown ? null : { error: null, shown };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    // What whoever looks after the program needs; the page itself says what the reader can do.
    console.warn("A screen could not be drawn.", error, componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken error={error} retry={() => this.setState({ error: null })} />;
  }
}

/** A file of the app that is gone since it was opened: the server holds a newer one. */
const isStale = (error: Error): boolean =>
  /dynamically imported module|module script|preload/i.test(error.message);

function Broken({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const { screen } = state;
  const start: Screen = screen === "karta" ? "omraden" : "karta";
  const again = (): void => {
    if (isStale(error)) return location.reload();
    forgetAnswers();
    retry();
  };
  return (
    <div className="page broken" data-broken>
      <h1>{t(`screen.${screen}`)}</h1>
      <Notice
        urgent
        title={t("state.broken")}
        action={
          <p className="actions">
            <button type="button" className="button" onClick={again}>
              {t("state.retry")}
            </button>
            <Link
              className="button quiet"
              to={{ ...fresh(state), screen, place: null, camera: null, network: null }}
            >
              {t("state.brokenFresh")}
            </Link>
            <Link className="button quiet" to={{ ...fresh(state), screen: start, place: null, camera: null }}>
              {t("state.brokenBack", { screen: t(`screen.${start}`) })}
            </Link>
          </p>
        }
      >
        <p>{t(isStale(error) ? "state.brokenStale" : "state.brokenHelp")}</p>
        <details>
          <summary>{t("state.brokenWhat")}</summary>
          <p>
            <code>{error.message}</code>
          </p>
        </details>
      </Notice>
    </div>
  );
}
