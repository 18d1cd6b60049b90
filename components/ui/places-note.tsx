import { Callout } from "./callout.tsx";

const WARN_AT = 0.8;

interface PlacesNoteProps {
  /** How much of a plan's limit is used; a limit of null is none. */
  places: { used: number; limit: number | null };
  /** The title where nothing is left, and where little is. */
  out: string;
  near: string;
  /** The sentence with both numbers. */
  say: (used: number, limit: number) => string;
}

/** Says that what a plan has room for is nearly or wholly used; nothing while there is room. */
export function PlacesNote({ places: { used, limit }, out, near, say }: PlacesNoteProps) {
  if (limit === null || used < limit * WARN_AT) return null;
  const isOut = used >= limit;
  return (
    <Callout tone={isOut ? "bad" : "warn"} title={isOut ? out : near}>
      {say(used, limit)}
    </Callout>
  );
}
