import type { Provenance } from "@tvars/api";
import { sourceLine } from "@tvars/report";
import type { ReactNode } from "react";
import { useCallback, useId } from "react";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";
import type { ServerFile } from "./downloads.tsx";
import { Downloads } from "./downloads.tsx";
import { Foot } from "./foot.tsx";
import { PictureTable } from "./picture-table.tsx";
import type { MakePicture } from "./picture-view.tsx";
import { PictureView, usePicture } from "./picture-view.tsx";
import { Tabs } from "./tabs.tsx";

interface ResultProps {
  /** Short and lower case: it stands in the address when the table is shown. */
  id: string;
  /** Keep it stable with useCallback: a new function is a new picture. */
  make: MakePicture;
  /** What the section is about, over the finding. */
  over?: string;
  /** Where the page has said the finding already, `over` is the heading. */
  said?: boolean;
  level?: 2 | 3;
  provenance: Provenance;
  unit?: string;
  years?: string;
  file?: ServerFile;
  /** A table that says more than the picture's own. */
  table?: ReactNode;
  children?: ReactNode;
}

/** Every result looks like this: finding, picture or table, one sentence, foot. */
export function Result({
  id,
  make,
  over,
  said = false,
  level = 2,
  provenance,
  unit,
  years,
  file,
  table,
  children,
}: ResultProps) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const { ref, picture } = usePicture(make);
  const heading = useId();
  const asTable = state.tables.includes(id);
  const choose = (view: "picture" | "table"): void => {
    const others = state.tables.filter((other) => other !== id);
    go({ tables: view === "table" ? [...others, id] : others }, { replace: true });
  };
  // The options of a story's file, so that what is saved here is what the API and the command line give.
  const standalone = useCallback(
    () =>
      make({
        lang,
        theme: "light",
        width: 760,
        idPrefix: "tvars",
        standalone: true,
        source: sourceLine(provenance.origin, lang),
        invented: provenance.origin.some(({ invented }) => invented),
      }),
    [make, lang, provenance],
  );
  const Heading = `h${level}` as const;
  const { hidden } = picture.foot;
  return (
    <section className="result" aria-labelledby={heading} id={id}>
      {over && !said && <p className="over">{over}</p>}
      <Heading id={heading} className="finding">
        {said ? over : picture.title}
      </Heading>
      {picture.description && <p className="lead">{picture.description}</p>}
      <Tabs
        label={t("result.views")}
        tabs={[
          { id: "picture", label: t("result.picture") },
          { id: "table", label: t("result.table") },
        ]}
        chosen={asTable ? "table" : "picture"}
        onChoose={choose}
      >
        {asTable ? (
          (table ?? <PictureTable picture={picture} />)
        ) : (
          <figure ref={ref} className="result-figure">
            <PictureView picture={picture} />
            <figcaption>{picture.summary}</figcaption>
          </figure>
        )}
      </Tabs>
      {children}
      <Foot
        provenance={provenance}
        unit={unit ?? picture.foot.unit}
        years={years ?? picture.foot.years}
        notes={[
          ...picture.foot.notes,
          ...(hidden.suppressed > 0
            ? [t("result.hidden", { n: hidden.suppressed, why: t("figure.suppressed") })]
            : []),
          ...(hidden.missing > 0
            ? [t("result.hidden", { n: hidden.missing, why: t("figure.missing") })]
            : []),
        ]}
      >
        <Downloads name={picture.title} standalone={standalone} file={file} />
      </Foot>
    </section>
  );
}
