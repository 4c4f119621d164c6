import type { Category, Dimension } from "../cube.ts";
import { text } from "../error.ts";
import type { Json } from "./body.ts";
import { field, isObject, wrong } from "./body.ts";

const ROLES = ["geo", "time", "metric"] as const;

/**
 * The dimensions of a data set in the order of `id`. `size` is checked where it says how values lie; in metadata, whose
 * published examples disagree with themselves, the categories alone count.
 */
export function readDimensions(dataset: Json, checkSize: boolean): Dimension[] {
  const ids = field(dataset, "id") ?? field(dimensionOf(dataset), "id");
  const sizes = field(dataset, "size") ?? field(dimensionOf(dataset), "size");
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== "string") || new Set(ids).size !== ids.length)
    throw wrong(
      text("id kan inte läsas", "id cannot be read"),
      ids,
      text("olika namn på dimensioner", "distinct names of dimensions"),
    );
  if (checkSize && (!Array.isArray(sizes) || sizes.length !== ids.length))
    throw wrong(
      text("size stämmer inte med id", "size does not match id"),
      sizes,
      text(`${ids.length} tal, ett för varje dimension`, `${ids.length} numbers, one for each dimension`),
    );
  const roles = roleOf(dataset);
  return (ids as string[]).map((id, at) =>
    readDimension(dataset, id, checkSize ? (sizes as unknown[])[at] : undefined, roles.get(id)),
  );
}

function dimensionOf(dataset: Json): Json {
  const dimension = field(dataset, "dimension");
  if (isObject(dimension)) return dimension;
  throw wrong(text("dimension saknas", "dimension is absent"), dimension, text("ett objekt", "an object"));
}

function roleOf(dataset: Json): Map<string, Dimension["role"]> {
  const role = field(dataset, "role") ?? field(dimensionOf(dataset), "role");
  const found = new Map<string, Dimension["role"]>();
  if (!isObject(role)) return found;
  for (const name of ROLES) {
    const ids = field(role, name);
    if (Array.isArray(ids)) for (const id of ids) found.set(String(id), name);
  }
  return found;
}

function readDimension(dataset: Json, id: string, size: unknown, role: Dimension["role"]): Dimension {
  const body = field(dimensionOf(dataset), id);
  const category = isObject(body) ? field(body, "category") : undefined;
  if (!isObject(body) || !isObject(category))
    throw wrong(
      text(`Dimensionen ${id} saknas`, `The dimension ${id} is absent`),
      body,
      text("ett objekt med category", "an object with a category"),
    );
  const order = categoryOrder(id, category);
  if (size !== undefined && size !== order.length)
    throw wrong(
      text(
        `Dimensionen ${id} har ${order.length} värden`,
        `The dimension ${id} has ${order.length} categories`,
      ),
      size,
      text(`size ${order.length}`, `a size of ${order.length}`),
    );
  const labels = field(category, "label");
  const units = field(category, "unit");
  const label = field(body, "label");
  return {
    id,
    label: text(typeof label === "string" ? label : id),
    ...(role ? { role } : {}),
    categories: order.map((code) => readCategory(code, labels, units)),
  };
}

/** `category.index` is an array of codes, an object code → position, or absent where there is one category. */
function categoryOrder(id: string, category: Json): string[] {
  const index = field(category, "index");
  if (Array.isArray(index)) return distinct(id, index);
  if (isObject(index)) return positioned(id, index);
  const labels = field(category, "label");
  const codes = isObject(labels) ? Object.keys(labels) : [];
  if (index === undefined && codes.length === 1) return codes;
  throw wrong(
    text(`index för ${id} kan inte läsas`, `The index of ${id} cannot be read`),
    index ?? `${codes.length} label`,
    text(
      "en lista, ett objekt, eller ingen alls för ett enda värde",
      "an array, an object, or none at all for a single category",
    ),
  );
}

function distinct(id: string, index: unknown[]): string[] {
  const seen = new Set<string>();
  for (const code of index) {
    if (typeof code !== "string" || seen.has(code))
      throw wrong(
        text(`index för ${id} har en dubblett`, `The index of ${id} has a duplicate`),
        code,
        text("varje kod en gång, som text", "each code once, as text"),
      );
    seen.add(code);
  }
  return [...seen];
}

function positioned(id: string, index: Json): string[] {
  const codes = Object.keys(index);
  const order: (string | undefined)[] = Array.from({ length: codes.length });
  for (const code of codes) {
    const at = index[code];
    if (
      typeof at !== "number" ||
      !Number.isInteger(at) ||
      at < 0 ||
      at >= codes.length ||
      order[at] !== undefined
    )
      throw wrong(
        text(
          `index för ${id} har en lucka eller dubblett vid ${code}`,
          `The index of ${id} has a gap or a duplicate at ${code}`,
        ),
        at,
        text(`varje plats 0–${codes.length - 1} en gång`, `each position 0–${codes.length - 1} once`),
      );
    order[at] = code;
  }
  return order as string[];
}

function readCategory(id: string, labels: unknown, units: unknown): Category {
  const label = isObject(labels) ? field(labels, id) : undefined;
  const unit = isObject(units) ? field(units, id) : undefined;
  const category: Category = { id, label: text(typeof label === "string" ? label : id) };
  if (!isObject(unit)) return category;
  const name = field(unit, "label") ?? field(unit, "base") ?? field(unit, "symbol");
  const decimals = field(unit, "decimals");
  if (typeof name === "string") category.unit = text(name);
  if (typeof decimals === "number" && Number.isInteger(decimals) && decimals >= 0)
    category.decimals = decimals;
  return category;
}
