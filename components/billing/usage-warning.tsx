import { type Usage, WARN_AT } from "#lib/billing/schema";
import { formatNumber } from "../format/number.tsx";
import { Callout } from "../ui/callout.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** Says what of a plan is nearly or wholly used; nothing while there is room everywhere. */
export function UsageWarning({ usages, planName, href }: { usages: Usage[]; planName: string; href: string }) {
  const near = usages.flatMap(({ what, used, limit }) => (limit !== null && used >= limit * WARN_AT ? [{ what, used, limit }] : []));
  if (near.length === 0) return null;
  const isOut = near.some(({ used, limit }) => used >= limit);
  return (
    <Callout
      tone={isOut ? "bad" : "warn"}
      title={isOut ? `Nothing is left of a limit of the plan ${planName}.` : `A limit of the plan ${planName} is nearly used.`}
      actions={<TextLink href={href}>Plan and limits</TextLink>}
    >
      {near.map(({ what, used, limit }) => `${formatNumber(used)} of ${formatNumber(limit)} ${what}`).join(" · ")}
    </Callout>
  );
}
