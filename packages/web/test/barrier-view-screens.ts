/** The views of the barrier screen beside its map, by their addresses without the language. */
export const BARRIER_VIEW_SCREENS: Record<string, string> = {
  "barrier-structure": "/barriarer?about=structure",
  "barrier-segregation": "/barriarer?about=segregation",
  "barrier-indicators": "/barriarer?about=indicators",
  "barrier-quality": "/barriarer?about=quality",
  "barrier-fault": "/barriarer?about=quality&fault=missing-link-1",
};
