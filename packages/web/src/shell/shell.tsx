import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { IconName } from "../parts/icon.tsx";
import { Icon } from "../parts/icon.tsx";
import { Menu } from "../parts/menu.tsx";
import type { FoundPlace } from "../parts/place-search.tsx";
import { PlaceSearch } from "../parts/place-search.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import type { Screen } from "../url/state.ts";
import { SCREENS } from "../url/state.ts";

const IN_BAR: ReadonlySet<Screen> = new Set(["karta", "omraden", "matt", "jamfor"]);

/** Releases are a part of one's own records, and are reached from there. */
const IN_RAIL = SCREENS.filter((screen) => screen !== "utlamning");
const standsFor = (screen: Screen): Screen => (screen === "utlamning" ? "uppgifter" : screen);

function NavLink({ screen, className }: { screen: Screen; className: string }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const keep = { ...fresh(state), screen, place: screen === "karta" ? state.place : null };
  return (
    <Link
      className={className}
      to={keep}
      aria-current={standsFor(state.screen) === screen ? "page" : undefined}
    >
      <Icon name={screen as IconName} size={22} />
      <span>{t(`screen.${screen}`)}</span>
    </Link>
  );
}

function YearChoice() {
  const { t } = useTexts();
  const { go } = useRouter();
  const { years } = useWorkspace();
  const year = useYear();
  if (years.length === 0) return null;
  return (
    <label className="year-choice">
      <span className="hidden">{t("app.year")}</span>
      <select value={year} onChange={(event) => go({ year: Number(event.target.value) })}>
        {years.toReversed().map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What data this is; on every screen, so that an invented figure is never taken for a real one. */
function DataLabel() {
  const { t, pick } = useTexts();
  const { label, invented } = useWorkspace();
  const { state } = useRouter();
  return (
    <Link
      className="data-label"
      data-invented={invented}
      to={{ ...fresh(state), screen: "data", place: null }}
      title={invented ? t("app.inventedWhy") : undefined}
    >
      <span className="hidden">{t("app.dataIs")} </span>
      {invented ? t("app.invented") : pick(label)}
    </Link>
  );
}

export function Shell({ title, children }: { title: string; children: ReactNode }) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const year = useYear();
  const main = useRef<HTMLElement>(null);
  const [opened] = useState(() => new Date());
  const screen = state.screen;
  const page = `${screen} ${screen === "omraden" ? (state.place ?? "") : ""} ${state.indicator ?? ""} ${state.records ?? ""} ${state.release ?? ""} ${state.plan ?? ""} ${state.sheet ?? ""} ${state.report ?? ""}${screen === "uppgifter" ? ` ${state.about}` : ""}`;
  const shown = useRef(page);
  useEffect(() => {
    document.title = `${title} – ${t("app.name")}`;
    document.documentElement.lang = lang;
  }, [title, lang, t]);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
  const find = ({ area, centre }: FoundPlace): void => {
    if (screen === "karta")
      go({
        place: area.id,
        view: "map",
        camera: centre && area.division === "deso" ? { zoom: 13, lon: centre[0], lat: centre[1] } : null,
      });
    else if (screen === "jamfor") go({ places: [...new Set([...state.places, area.id])].slice(-4) });
    else go({ ...fresh(state), screen: "omraden", place: area.id });
  };
  return (
    <div className="shell" data-screen={screen}>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t("app.skip")}
      </a>
      <header className="top">
        <Link className="brand" to={{ ...fresh(state), screen: "karta", place: null, camera: null }}>
          <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
            <path d="M5 9h22M5 16h22M5 23h22" className="brand-lines" />
            <path d="M8 28 24 4" className="brand-across" />
          </svg>
          <span>{t("app.name")}</span>
        </Link>
        <PlaceSearch label={t("search.label")} hideLabel year={year} onFind={find} />
        <div className="top-end">
          <DataLabel />
          <YearChoice />
          <button
            type="button"
            className="button quiet language"
            lang={lang === "sv" ? "en" : "sv"}
            onClick={() => go({ lang: lang === "sv" ? "en" : "sv" })}
          >
            <span className="wide-only">{t("app.language")}</span>
            <span className="narrow-only" aria-hidden="true">
              {lang === "sv" ? "EN" : "SV"}
            </span>
            <span className="narrow-only hidden">{t("app.language")}</span>
          </button>
        </div>
      </header>
      <nav className="rail" aria-label={t("app.nav")}>
        {IN_RAIL.map((one) => (
          <NavLink key={one} screen={one} className={IN_BAR.has(one) ? "nav-item" : "nav-item wide-only"} />
        ))}
        <div className="narrow-only nav-more">
          <Menu label={t("app.more")} icon="more" className="nav-item" up>
            {IN_RAIL.filter((one) => !IN_BAR.has(one)).map((one) => (
              <NavLink key={one} screen={one} className="menu-link" />
            ))}
          </Menu>
        </div>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <p className="printed">
        {t("map.print.header", {
          date: opened.toLocaleDateString(lang === "sv" ? "sv-SE" : "en-GB", { dateStyle: "long" }),
        })}
        . {location.href}
      </p>
    </div>
  );
}
