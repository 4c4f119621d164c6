/** What a reader counted: nothing is dropped in silence. */
export interface ReadReport {
  /** Lines in the source that are roads, railways or rivers. */
  lines: number;
  /** Lines kept. */
  ways: number;
  vertices: number;
  /** Lines with fewer than two places that are known. */
  waysWithoutNodes: number;
  /** References to nodes that the file does not hold (a clipped extract). */
  missingNodes: number;
  /** Negative or absurd speeds, widths, lanes, layers and slopes: left out. */
  absurdNumbers: number;
  /** Vertices outside the plane or without a finite place: left out. */
  outsidePlane: number;
  /** Lines of a class that the mapping does not know: left out. */
  unknownKinds: number;
}

export const emptyReport = (): ReadReport => ({
  lines: 0,
  ways: 0,
  vertices: 0,
  waysWithoutNodes: 0,
  missingNodes: 0,
  absurdNumbers: 0,
  outsidePlane: 0,
  unknownKinds: 0,
});
