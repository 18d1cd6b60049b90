import { can, type TenantContext } from "#lib/access";
import { getCampaign, listCampaigns } from "#lib/campaigns";
import type { FindLink } from "#lib/conversations";
import type { LinkKind } from "#lib/conversations/schema";
import { isAppError } from "#lib/platform/errors";
import { listPublicIncidents } from "#lib/services";

/** What a conversation is about is known to other rooms: this asks them, with the caller's own rights. Null for what they may not see. */
export const findLink: FindLink = async (context, { kind, id }) => {
  if (kind === "incident") return (await listPublicIncidents(context)).find((incident) => incident.id === id)?.title ?? null;
  try {
    return (await getCampaign(context, id)).name;
  } catch (error) {
    if (isAppError(error) && ["not_found", "forbidden"].includes(error.code)) return null;
    throw error;
  }
};

const MOST_CAMPAIGNS = 100;

/** What somebody may choose: their latest campaigns, and the incidents that concern them. */
export async function linkChoices(context: TenantContext): Promise<{ kind: LinkKind; id: string; title: string }[]> {
  const campaigns = can(context, "campaign.read") ? (await listCampaigns(context, { limit: MOST_CAMPAIGNS })).campaigns : [];
  const incidents = await listPublicIncidents(context);
  return [
    ...incidents.map(({ id, title }) => ({ kind: "incident" as const, id, title })),
    ...campaigns.map(({ id, name }) => ({ kind: "campaign" as const, id, title: name })),
  ];
}
