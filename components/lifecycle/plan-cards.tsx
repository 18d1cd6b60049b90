import type { PlanChoice } from "#lib/lifecycle/schema";
import { formatBytes, formatMinorMoney, formatNumber } from "../format/number.tsx";
import { RadioList } from "../ui/radio-list.tsx";

const upTo = (limit: number | null, noun: string) => (limit === null ? `any number of ${noun}` : `${formatNumber(limit)} ${noun}`);
const SURFACES: Record<string, string> = { portal: "portal", directory: "directory", crm: "CRM", storefront: "storefront", analytics: "analytics" };

/** The plans with what they cost and allow, to choose one of. */
export function PlanCards({ plans, chosen }: { plans: PlanChoice[]; chosen: string | undefined }) {
  const options = plans.map(({ key, name, priceMinor, currency, maxUsers, maxCampaigns, maxLeads, storageBytes, surfaces }) => ({
    value: key,
    label: `${name} – ${formatMinorMoney(priceMinor, { currency })} a month`,
    hint: (
      <>
        {upTo(maxUsers, "people")}, {upTo(maxCampaigns, "campaigns")}, {upTo(maxLeads, "leads")}, {formatBytes(storageBytes)}.
        <br />
        Opens: {surfaces.map((surface) => SURFACES[surface] ?? surface).join(", ")}.
      </>
    ),
  }));
  return <RadioList name="planKey" legend="Plan" options={options} defaultValue={chosen} className="sm:grid-cols-2 [&>legend]:col-span-full" />;
}
