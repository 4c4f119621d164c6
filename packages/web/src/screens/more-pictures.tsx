import type { MultiplesStory } from "@tvars/api";
import { amid } from "@tvars/report";
import type { MouseEvent, ReactNode } from "react";
import { StoryView, useStory } from "../parts/story-result.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { useWorkspace, useYear } from "../parts/workspace.ts";
import type { TextKey } from "../text/index.ts";
import { useTexts } from "../text/index.ts";
import { Link, fresh, useRouter } from "../url/router.tsx";
import { Section } from "./area-page.tsx";
import { Choice } from "./picture-choices.tsx";

const KINDS = ["slope", "multiples", "distribution", "maps", "concentration"] as const;
type Kind = (typeof KINDS)[number];

interface MoreProps {
  place: string;
  name: string;
  /** Has parts to draw side by side: the country, a län. */
  parts: boolean;
  /** What the place lies in, from near to far, to be seen among. */
  among: readonly { id: string; name: string }[];
}

/** The same place in other pictures; which one is looked at, and how, stands in the address. */
export default function MorePictures(props: MoreProps) {
  const { t } = useTexts();
  const { state, go } = useRouter();
  const { years } = useWorkspace();
  const year = useYear();
  const past = years.some((one) => one < year);
  // What compares two years is not offered where there is one.
  const kinds = KINDS.filter((kind) =>
    kind === "multiples" ? props.parts : kind === "slope" || kind === "maps" ? past : true,
  );
  const [first = "", ...more] = state.about.split("-");
  const chosen = kinds.find((kind) => kind === first) ?? kinds[0]!;
  const variant = first === chosen ? more.join("-") : "";
  const vary = (next: string): void =>
    go({ about: next === "" ? chosen : `${chosen}-${next}` }, { replace: true });
  const View = VIEWS[chosen];
  return (
    <Section title={t("pic.more", { place: amid(props.name) })} lead={t("pic.lead")}>
      <div className="more-pictures">
        <Tabs
          label={t("pic.views")}
          tabs={kinds.map((id) => ({ id, label: t(`pic.${id}`) }))}
          chosen={chosen}
          onChoose={(about) => go({ about, measure: null }, { replace: true })}
        >
          <View {...props} variant={variant} vary={vary} />
        </Tabs>
      </div>
    </Section>
  );
}

interface ViewProps extends MoreProps {
  variant: string;
  vary: (variant: string) => void;
}

const VIEWS: Record<Kind, (props: ViewProps) => ReactNode> = {
  slope: SlopeView,
  multiples: MultiplesView,
  distribution: DistributionView,
  maps: MapsView,
  concentration: ConcentrationView,
};

/** The earlier year: the one in the address, else the earliest or some years back. */
function useSince(back?: number): { from: number | undefined; to: number; earlier: number[] } {
  const { years } = useWorkspace();
  const { state } = useRouter();
  const to = useYear();
  const earlier = years.filter((year) => year < to);
  const asked = state.since !== null && earlier.includes(state.since) ? state.since : undefined;
  return {
    from: asked ?? (back === undefined ? earlier[0] : (earlier.at(-back) ?? earlier[0])),
    to,
    earlier,
  };
}

function SinceChoice({ from, earlier }: { from: number | undefined; earlier: readonly number[] }) {
  const { t } = useTexts();
  const { go } = useRouter();
  if (earlier.length < 2) return null;
  return (
    <label className="inline-choice">
      {t("pic.from")}{" "}
      <select value={from} onChange={(event) => go({ since: Number(event.target.value) }, { replace: true })}>
        {earlier.toReversed().map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
}

const SLOPES = ["share", "people", "areas", "index"] as const;

function SlopeView({ place, variant, vary }: ViewProps) {
  const { t } = useTexts();
  const since = useSince();
  const of = SLOPES.find((one) => one === variant);
  const query = { place, from: since.from, to: since.to, of };
  // Where no population is stored the areas are counted instead: the choice says what is shown.
  const { data } = useStory("slope", query);
  const shown = of ?? (data?.kind === "slope" ? data.of : "share");
  return (
    <StoryView
      kind="slope"
      level={3}
      query={query}
      choices={
        <>
          <SinceChoice {...since} />
          <Choice
            label={t("pic.of")}
            chosen={shown}
            options={SLOPES.map((id) => ({ id, name: t(`pic.${id}`) }))}
            onChoose={vary}
          />
        </>
      }
    />
  );
}

/** A click on a small chart opens its place; the same links stand beneath it, for those who do not point. */
function MultiplesView({ place }: ViewProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const to = useYear();
  const linkOf = (id: string) => ({ ...fresh(state), screen: "omraden" as const, place: id });
  const onClick = (event: MouseEvent): void => {
    const id = (event.target as Element).closest("[data-place]")?.getAttribute("data-place");
    if (id) go(linkOf(id));
  };
  return (
    // The list of links beneath does the same for the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className="picture-parts" onClick={onClick}>
      <StoryView kind="multiples" level={3} query={{ place, to }}>
        {(story) => (
          <ul className="chips">
            {(story as MultiplesStory).members.map(({ place: part }) => (
              <li key={part.id}>
                <Link to={linkOf(part.id)} aria-label={t("pic.open", { place: pick(part.name) })}>
                  {pick(part.name)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </StoryView>
    </div>
  );
}

function DistributionView({ place, among, variant, vary }: ViewProps) {
  const { t, pick } = useTexts();
  const year = useYear();
  const { state, go } = useRouter();
  const wide = among.find(({ id }) => id.split(":")[0] === variant) ?? among.at(-1)!;
  const query = {
    place: wide.id,
    year,
    own: wide.id === place ? undefined : place,
    of: state.measure ?? undefined,
  };
  const { data } = useStory("distribution", query);
  const story = data?.kind === "distribution" ? data : undefined;
  return (
    <StoryView
      kind="distribution"
      level={3}
      query={query}
      choices={
        <>
          {among.length > 1 && (
            <Choice
              label={t("pic.among")}
              chosen={wide.id}
              options={among}
              onChoose={(id) => vary(id.split(":")[0]!)}
            />
          )}
          {story && story.choices.length > 1 && (
            <Choice
              label={t("pic.of")}
              chosen={story.measure.id}
              options={story.choices.map(({ id, title }) => ({ id, name: pick(title) }))}
              onChoose={(measure) => go({ measure }, { replace: true })}
            />
          )}
        </>
      }
    />
  );
}

const MAPS = ["", "same", "index"] as const;
const MAP_TEXT: Record<(typeof MAPS)[number], TextKey> = {
  "": "pic.cuts.each",
  same: "pic.cuts.same",
  index: "pic.maps.index",
};

function MapsView({ place, variant, vary }: ViewProps) {
  const { t } = useTexts();
  const since = useSince(5);
  const shown = MAPS.find((one) => one === variant) ?? "";
  return (
    <StoryView
      kind="maps"
      level={3}
      query={{
        place,
        from: since.from,
        to: since.to,
        ...(shown === "index" ? { of: "index" } : { cuts: shown === "same" ? "same" : "each" }),
      }}
      choices={
        <>
          <SinceChoice {...since} />
          <Choice
            label={t("pic.cuts")}
            chosen={shown}
            options={MAPS.map((id) => ({ id, name: t(MAP_TEXT[id], { year: since.from ?? "" }) }))}
            onChoose={vary}
          />
        </>
      }
    />
  );
}

function ConcentrationView({ place }: ViewProps) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const query = { place, of: state.measure ?? undefined };
  const { data } = useStory("concentration", query);
  const { of = "", choices = [] } = data?.kind === "concentration" ? data : {};
  return (
    <StoryView
      kind="concentration"
      level={3}
      query={query}
      choices={
        choices.length > 1 && (
          <Choice
            label={t("pic.indicator")}
            chosen={of}
            options={choices.map(({ id, title }) => ({ id, name: pick(title) }))}
            onChoose={(measure) => go({ measure }, { replace: true })}
          />
        )
      }
    />
  );
}
