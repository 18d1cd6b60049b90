import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { PlanChoice } from "#lib/lifecycle/schema";
import { RadioList } from "../ui/radio-list.tsx";

const SURFACES = {
  portal: "surfacePortal",
  directory: "surfaceDirectory",
  crm: "surfaceCrm",
  storefront: "surfaceStorefront",
  analytics: "surfaceAnalytics",
  marketing: "surfaceMarketing",
  assistant: "surfaceAssistant",
  white_label: "surfaceWhiteLabel",
} as const;

/** The plans with what they cost and allow, to choose one of. */
export function PlanCards({ plans, chosen }: { plans: PlanChoice[]; chosen: string | undefined }) {
  const t = useWords("tenancy");
  const { number, bytes, minorMoney } = useFormats();
  const saySurface = (surface: string) => (Object.hasOwn(SURFACES, surface) ? t(SURFACES[surface as keyof typeof SURFACES]) : surface);
  const options = plans.map(({ key, name, priceMinor, currency, maxUsers, maxCampaigns, maxLeads, maxReportsPerMonth, storageBytes, surfaces }) => ({
    value: key,
    label: t("nameMinormoneyAMonth", { name, minorMoney: minorMoney(priceMinor, { currency }) }),
    hint: (
      <>
        {maxUsers === null ? t("anyPeople") : t("upToPeople", { most: number(maxUsers) })},{" "}
        {maxCampaigns === null ? t("anyCampaigns") : t("upToCampaigns", { most: number(maxCampaigns) })},{" "}
        {maxLeads === null ? t("anyLeads") : t("upToLeads", { most: number(maxLeads) })},{" "}
        {maxReportsPerMonth === null ? t("anyReports") : t("upToReports", { most: number(maxReportsPerMonth) })}, {bytes(storageBytes)}.
        <br />
        {t("opens", { surfaces: surfaces.map(saySurface).join(", ") })}
      </>
    ),
  }));
  return <RadioList name="planKey" legend={t("plan")} options={options} defaultValue={chosen} className="sm:grid-cols-2 [&>legend]:col-span-full" />;
}
