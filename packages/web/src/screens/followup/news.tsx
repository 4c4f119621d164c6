import { apiPath } from "../../api/client.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { CopyLine } from "../../parts/copy.tsx";
import { Await } from "../../parts/states.tsx";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";

/** What has happened, the newest first, and the same as a feed. */
export function News() {
  const { t, lang, pick } = useTexts();
  const { state } = useRouter();
  const place = state.place ?? "riket";
  const asked = useAnswer("news", apiPath("/api/news", { place }));
  const feed = apiPath("/feed.atom", { place, lang });
  return (
    <section className="result" aria-labelledby="news-title">
      <h2 id="news-title">{t("fol.news")}</h2>
      <p className="prose">
        <a href={feed} type="application/atom+xml">
          {t("fol.subscribe")}
        </a>
        {". "}
        {t("fol.subscribeHelp")}
      </p>
      <Await asked={asked}>
        {(entries) =>
          entries.length === 0 ? (
            <p>{t("fol.noNews")}</p>
          ) : (
            <ul className="cards">
              {entries.map(({ id, at, title, text, link }) => (
                <li key={id} className="card">
                  <p className="muted">
                    <time dateTime={at}>
                      {new Date(at).toLocaleDateString(lang === "sv" ? "sv-SE" : "en-GB", {
                        dateStyle: "medium",
                      })}
                    </time>
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
      <CopyLine label={t("result.command")} code={`tvars follow news --place ${place}`} />
      <CopyLine label={t("result.request")} code={`/api/news?place=${place}`} />
    </section>
  );
}
