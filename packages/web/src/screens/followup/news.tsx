import type { NewsEntry } from "@tvars/api";
import { NEWS_KINDS } from "@tvars/api";
import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { CopyLine } from "../../parts/copy.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { PlaceChoice, WHOLE } from "./place-choice.tsx";

type Kind = NewsEntry["kind"];

const isKind = (text: string): text is Kind => (NEWS_KINDS as readonly string[]).includes(text);

/** What has happened in a place, of chosen kinds, the newest first; and the same as a feed to subscribe to. */
export function News() {
  const { t, lang, pick } = useTexts();
  const { state, go } = useRouter();
  const place = state.place ?? WHOLE;
  const chosen = state.groups.filter(isKind);
  const kinds = chosen.length === 0 ? null : chosen.join(",");
  const asked = useAnswer("news", apiPath("/api/news", { place, kinds }));
  const feed = new URL(apiPath("/feed.atom", { place, kinds, lang }), location.origin).href;
  const toggle = (kind: Kind): void => {
    const now = chosen.length === 0 ? [...NEWS_KINDS] : chosen;
    const next = now.includes(kind) ? now.filter((one) => one !== kind) : [...now, kind];
    const kept = NEWS_KINDS.filter((one) => next.includes(one));
    // All of them, and none of them, are every kind.
    go({ groups: kept.length === NEWS_KINDS.length ? [] : kept }, { replace: true });
  };
  return (
    <>
      <PlaceChoice
        label={t("fol.findPlace")}
        said={t("fol.newsOf")}
        place={place}
        onChange={(next) => go({ place: next === WHOLE ? null : next })}
      />
      <fieldset className="ticks">
        <legend>{t("fol.kinds")}</legend>
        {NEWS_KINDS.map((kind) => (
          <label key={kind} className="tick">
            <input
              type="checkbox"
              checked={chosen.length === 0 || chosen.includes(kind)}
              onChange={() => toggle(kind)}
            />
            <span>{t(`fol.news.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <section className="result" aria-labelledby="subscribe-title">
        <h2 id="subscribe-title">{t("fol.subscribe")}</h2>
        <p className="prose">{t("fol.subscribeHelp")}</p>
        <CopyLine label={t("fol.feed")} code={feed} />
        <details className="how">
          <summary>{t("fol.otherWays")}</summary>
          <div className="how-body">
            <CopyLine
              label={t("result.command")}
              code={`tvars follow news --place ${place}${kinds === null ? "" : ` --kinds ${kinds}`}`}
            />
            <CopyLine label={t("result.request")} code={apiPath("/api/news", { place, kinds })} />
          </div>
        </details>
      </section>
      <section className="result" aria-labelledby="news-title">
        <h2 id="news-title">{t("fol.news")}</h2>
        <Await asked={asked}>
          {(entries) =>
            entries.length === 0 ? (
              <p>{t("fol.noNews")}</p>
            ) : (
              <ul className="news">
                {entries.map(({ id, at, kind, title, text, link }) => (
                  <li key={id}>
                    <p className="muted">
                      <time dateTime={at}>
                        {new Date(at).toLocaleDateString(lang === "sv" ? "sv-SE" : "en-GB", {
                          dateStyle: "medium",
                        })}
                      </time>
                      {" · "}
                      {t(`fol.news.${kind}`)}
                    </p>
                    <h3>
                      <a href={link}>{pick(title)}</a>
                    </h3>
                    <p className="prose">{pick(text)}</p>
                  </li>
                ))}
              </ul>
            )
          }
        </Await>
      </section>
    </>
  );
}
