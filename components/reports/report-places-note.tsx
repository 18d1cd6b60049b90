import type { ReportPlaces } from "#lib/reports/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { PlacesNote } from "../ui/places-note.tsx";

/** Says that the plan's reports of the month are nearly or wholly made. */
export function ReportPlacesNote({ places }: { places: ReportPlaces }) {
  const [t, f] = [useWords("reports"), useFormats()];
  const say = (used: number, limit: number) => t("placesUsed", { used: f.number(used), limit: f.number(limit), plan: places.planName });
  return <PlacesNote places={places} out={t("placesOut")} near={t("placesNear")} say={say} />;
}
