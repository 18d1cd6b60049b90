import type { ReportPlaces } from "#lib/reports/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Callout } from "../ui/callout.tsx";

const WARN_AT = 0.8;

/** Says that the plan's reports of the month are nearly or wholly made; nothing while there is room. */
export function ReportPlacesNote({ places: { used, limit, planName } }: { places: ReportPlaces }) {
  const [t, f] = [useWords("reports"), useFormats()];
  if (limit === null || used < limit * WARN_AT) return null;
  const isOut = used >= limit;
  return (
    <Callout tone={isOut ? "bad" : "warn"} title={isOut ? t("placesOut") : t("placesNear")}>
      {t("placesUsed", { used: f.number(used), limit: f.number(limit), plan: planName })}
    </Callout>
  );
}
