import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { PlacesNote } from "../ui/places-note.tsx";

/** Says that the plan's places for campaigns are nearly or wholly used. */
export function CampaignPlacesNote({ places }: { places: { used: number; limit: number | null; planName: string } }) {
  const [t, f] = [useWords("campaigns"), useFormats()];
  const say = (used: number, limit: number) => t("placesUsed", { used: f.number(used), limit: f.number(limit), plan: places.planName });
  return <PlacesNote places={places} out={t("placesOut")} near={t("placesNear")} say={say} />;
}
