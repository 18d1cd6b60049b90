import type { PartRecord } from "./policy.ts";
import type { LooksOf } from "./probing/read-looks.ts";
import { serviceOfPart } from "./registry/own-parts.ts";

/** The newest looks at the parts, as looks at the services that they stand for. */
export function looksOfParts(records: ReadonlyMap<string, PartRecord>): LooksOf {
  return new Map(
    [...records].flatMap(([part, { checkedAt, doubtedAt }]) => {
      const key = serviceOfPart(part);
      return key === null ? [] : [[key, { checkedAt, doubtedAt }] as const];
    }),
  );
}
