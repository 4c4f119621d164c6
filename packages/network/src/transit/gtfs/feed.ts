import type { Text } from "../../text.ts";

/** No boarding at a call; no alighting. Bits of `calls.flags`. */
export const NO_BOARDING = 1;
export const NO_ALIGHTING = 2;

/** Something in a feed that was left out or mended on the way in. */
export interface FeedRemark {
  readonly text: Text;
  readonly count: number;
  /** The first one: an id or a line. */
  readonly example: string;
}

/** A timetable as published (GTFS): columns by number, ids kept. Times are seconds after the midnight the service day began with. */
export interface Feed {
  readonly stops: {
    readonly ids: readonly string[];
    readonly names: readonly string[];
    /** WGS 84 degrees. */
    readonly lat: Float64Array;
    readonly lon: Float64Array;
    /** The station it belongs to, or −1. */
    readonly parent: Int32Array;
  };
  readonly routes: {
    readonly ids: readonly string[];
    readonly names: readonly string[];
    /** GTFS route_type: 0 tram, 1 metro, 2 rail, 3 bus … and the extended hundreds. */
    readonly type: Int32Array;
  };
  readonly trips: {
    readonly ids: readonly string[];
    readonly route: Uint32Array;
    readonly service: Uint32Array;
    /** The calls of trip t are firstCall[t] … firstCall[t + 1] − 1. */
    readonly firstCall: Uint32Array;
  };
  readonly calls: {
    readonly stop: Uint32Array;
    readonly arrivalS: Int32Array;
    readonly departureS: Int32Array;
    readonly flags: Uint8Array;
  };
  readonly services: {
    readonly ids: readonly string[];
    /** Bit 0 Monday … bit 6 Sunday. */
    readonly weekdays: Uint8Array;
    /** First and last day, since 1970-01-01; first after last where only exceptions tell. */
    readonly from: Int32Array;
    readonly to: Int32Array;
    /** Days added (1) and taken away (2), by day. */
    readonly exceptions: readonly ReadonlyMap<number, 1 | 2>[];
  };
  /** Trips that run again and again: every headway from the start up to, not at, the end. */
  readonly frequencies: readonly { trip: number; startS: number; endS: number; headwayS: number }[];
  readonly transfers: readonly { from: number; to: number; kind: number; minS: number }[];
  /** First and last day the feed speaks for. */
  readonly valid: { readonly from: number; readonly to: number };
  readonly remarks: readonly FeedRemark[];
}
