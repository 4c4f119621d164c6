import { TIMED, WEIGHED } from "../../../url/access.ts";
import type { State } from "../../../url/state.ts";

/** What of an address the question of access takes. */
export function accessAsked({ form, service, minutes, decay, nth, transit, date, departure, window }: State) {
  return {
    ...(form
      ? {
          form,
          service,
          cutoff: TIMED.has(form) ? minutes : null,
          decay: WEIGHED.has(form) ? decay : null,
          n: form === "closest" ? nth : null,
        }
      : {}),
    ...(transit ? { mode: "transit", date, departure, window } : {}),
  };
}
