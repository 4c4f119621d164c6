import type { Text } from "../../text.ts";
import type { FeedRemark } from "./feed.ts";

/** Counts what a reader leaves out or mends, with the first example of each kind. */
export class Remarks {
  private readonly kinds = new Map<string, { text: Text; count: number; example: string }>();

  add(text: Text, example: string): void {
    const known = this.kinds.get(text.en);
    if (known) known.count += 1;
    else this.kinds.set(text.en, { text, count: 1, example });
  }

  all(): FeedRemark[] {
    return [...this.kinds.values()];
  }
}
