import type { RecordsDefinition, Understanding } from "@tvars/api";
import { APPORTION, PLACE_OF } from "@tvars/api";
import { percent } from "@tvars/report";
import { apiPath } from "../../../api/client.ts";
import { useAnswer } from "../../../api/use-answer.ts";
import { useTexts } from "../../../text/index.ts";
import { changeDefinition } from "./draft.ts";
import { KeyUpload } from "./key-upload.tsx";
import type { Part } from "./roles.ts";

type Place = RecordsDefinition["place"];

interface WhereFieldsProps {
  understanding: Understanding;
  definition: Part;
  onPlace: (place: Place) => void;
}

/** Where rows lie and what that place says of them. Residence and event are never mixed, so it is asked and not guessed. */
export function WhereFields({ understanding, definition, onPlace }: WhereFieldsProps) {
  const { t } = useTexts();
  const { place, placeOf } = definition;
  const shapes = understanding.geometry !== null;
  return (
    <fieldset className="ask" id="ask-place">
      <legend>{t("rec.where.title")}</legend>
      <p className="said">{t(saidOf(place, shapes))}</p>
      {shapes && place?.by !== "geometry" && (
        <button
          type="button"
          className="button quiet"
          onClick={() => onPlace({ by: "geometry", apportion: "length" })}
        >
          {t("rec.where.useShapes")}
        </button>
      )}
      {(place?.by === "point" || place?.by === "geometry") && understanding.crs.length > 0 && (
        <Systems understanding={understanding} place={place} onPlace={onPlace} />
      )}
      {place?.by === "geometry" && understanding.geometry !== "point" && (
        <div className="radios" role="radiogroup" aria-label={t("rec.where.apportion")}>
          <p className="radios-title">{t("rec.where.apportion")}</p>
          {APPORTION.map((one) => (
            <label key={one} className="radio">
              <input
                type="radio"
                name="apportion"
                checked={place.apportion === one}
                onChange={() => onPlace({ ...place, apportion: one })}
              />
              <span>{t(`rec.where.apportion.${one}`)}</span>
            </label>
          ))}
        </div>
      )}
      {place?.by === "key" && <KeyChoice place={place} onPlace={onPlace} />}
      {place?.by === "code" && (
        <label className="stacked">
          <span>{t("rec.where.version")}</span>
          <select
            value={place.version ?? ""}
            onChange={(event) => {
              const { version: _, ...rest } = place;
              const version = event.target.value as NonNullable<typeof place.version> | "";
              onPlace(version === "" ? rest : { ...rest, version });
            }}
          >
            <option value="">{t("rec.where.versionByYear")}</option>
            {VERSIONS[place.division as keyof typeof VERSIONS]?.map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="radios" role="radiogroup" aria-label={t("rec.where.of")} id="ask-placeOf">
        <p className="radios-title">{t("rec.where.of")}</p>
        {PLACE_OF.map((one) => (
          <label key={one} className="radio">
            <input
              type="radio"
              name="placeOf"
              checked={placeOf === one}
              onChange={() => changeDefinition((part) => ({ ...part, placeOf: one }))}
            />
            <span>
              {t(`rec.placeOf.${one}`)}
              <span className="radio-help">{t(`rec.placeOf.${one}Help`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const VERSIONS = { regso: ["regso@2020", "regso@2025"], deso: ["deso@2018", "deso@2025"] } as const;

function saidOf(place: Place | undefined, shapes: boolean) {
  if (!place) return shapes ? "rec.where.noneShapes" : "rec.where.none";
  if (place.by === "point" && (place.x === "" || place.y === "")) return "rec.where.half";
  return `rec.where.by.${place.by}` as const;
}

interface SystemsProps {
  understanding: Understanding;
  place: Extract<Place, { by: "point" | "geometry" }>;
  onPlace: (place: Place) => void;
}

/** Coordinate systems the numbers could be of, each with how many rows would then lie among the areas. */
function Systems({ understanding, place, onPlace }: SystemsProps) {
  const { t, pick, lang } = useTexts();
  return (
    <div className="radios" role="radiogroup" aria-label={t("rec.where.crs")} id="ask-crs">
      <p className="radios-title">{t("rec.where.crs")}</p>
      {understanding.crs.map(({ crs, axisOrder, title, inside }) => (
        <label key={`${crs} ${axisOrder}`} className="radio">
          <input
            type="radio"
            name="crs"
            checked={place.crs === crs && (place.axisOrder ?? axisOrder) === axisOrder}
            onChange={() => onPlace({ ...place, crs, axisOrder })}
          />
          <span>
            {pick(title)}
            <span className="radio-help">
              {t("rec.where.inside", { share: percent(100 * inside, lang, 0) })} · {crs}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}

function KeyChoice({
  place,
  onPlace,
}: {
  place: Extract<Place, { by: "key" }>;
  onPlace: (place: Place) => void;
}) {
  const { t, pick } = useTexts();
  const keys = useAnswer("recordsKeys", apiPath("/api/records/keys"));
  return (
    <div className="key-choice" id="ask-key">
      {keys.data && keys.data.length > 0 && (
        <label className="stacked">
          <span>{t("rec.where.key")}</span>
          <select value={place.key} onChange={(event) => onPlace({ ...place, key: event.target.value })}>
            <option value="">{t("rec.where.keyChoose")}</option>
            {keys.data.map(({ id, title, rows }) => (
              <option key={id} value={id}>
                {t("rec.where.keyRows", { title: pick(title), n: rows })}
              </option>
            ))}
          </select>
        </label>
      )}
      <KeyUpload onSaved={(key) => onPlace({ ...place, key })} />
    </div>
  );
}
