import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { Callout } from "../ui/callout.tsx";

const WARN_AT = 0.8;

/** Says that the plan's places for campaigns are nearly or wholly used; nothing while there is room. */
export function PlacesNote({ places: { used, limit, planName } }: { places: { used: number; limit: number | null; planName: string } }) {
  const [t, f] = [useWords("campaigns"), useFormats()];
  if (limit === null || used < limit * WARN_AT) return null;
  const isOut = used >= limit;
  return (
    <Callout tone={isOut ? "bad" : "warn"} title={isOut ? t("placesOut") : t("placesNear")}>
      {t("placesUsed", { used: f.number(used), limit: f.number(limit), plan: planName })}
    </Callout>
  );
}
