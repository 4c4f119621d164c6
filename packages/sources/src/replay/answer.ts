/** A JSON-stat 2 body as parsed JSON; generated ones may hold typed arrays as values. */
export type StatBody = Record<string, any>;

export interface ReplayBodies {
  /** Table id → body in Swedish, and in English where labels differ. */
  tables?: Record<string, { sv: StatBody; en?: StatBody }>;
  /** Layer name (`stat:RegSO_2025`) → GeoJSON FeatureCollection. */
  layers?: Record<string, { features: any[]; crs?: unknown }>;
  /** KPI id → Kolada values; and the groups. */
  kolada?: {
    kpis?: Record<string, { values: any[] }>;
    municipalities?: { id: string; title: string; type: string }[];
    groups?: { id: string; title: string; members: { id: string; title: string }[] }[];
    pageSize?: number;
  };
}

export interface ReplayAnswer {
  status: number;
  body?: unknown;
  text?: string;
  type?: string;
  headers?: Record<string, string>;
}

export interface ReplayLimits {
  maxDataCells: number;
  calls: number;
  windowS: number;
}

export const problem = (status: number, title: string): ReplayAnswer => ({
  status,
  body: { type: "Parameter error", title, status },
});
