import type { ReactNode } from "react";
import type { FoundCampaign } from "#lib/campaigns/schema";
import { useSay, useWords } from "../format/words.tsx";
import type { ShownTable } from "../table/record-table.tsx";
import { CampaignRows } from "./campaign-rows.tsx";
import { CAMPAIGN_STATUS_LABELS, CAMPAIGN_TYPE_LABELS, CHANNEL_LABELS } from "./campaign-words.tsx";
import { CAMPAIGNS_TABLE } from "./campaigns-table.tsx";

interface FoundCampaignsProps {
  campaigns: FoundCampaign[];
  shown: ShownTable;
  /** Whether the person may act upon what is selected. */
  maySelect: boolean;
  empty: ReactNode;
}

/** Campaigns, one row each, to be filtered, sorted and acted upon. */
export function FoundCampaigns({ campaigns, shown, maySelect, empty }: FoundCampaignsProps) {
  const [t, say] = [useWords("campaigns"), useSay()];
  const sayAll = <Key extends string>(labels: Record<Key, string>) =>
    Object.fromEntries(Object.entries<string>(labels).map(([key, label]) => [key, say(label)])) as Record<Key, string>;
  const acts = [
    { action: "pause", label: t("actPause"), doing: t("actPauseDoing"), done: t("actPauseDone"), says: t("actPauseSays") },
    { action: "resume", label: t("actResume"), doing: t("actResumeDoing"), done: t("actResumeDone"), says: t("actResumeSays") },
    { action: "archive", label: t("actArchive"), doing: t("actArchiveDoing"), done: t("actArchiveDone"), says: t("actArchiveSays") },
    { action: "restore", label: t("actRestore"), doing: t("actRestoreDoing"), done: t("actRestoreDone"), says: t("actRestoreSays") },
  ];
  return (
    <CampaignRows
      campaigns={campaigns}
      shown={shown}
      caption={t("campaigns")}
      words={{
        headers: Object.fromEntries(CAMPAIGNS_TABLE.columns.map(({ key, label }) => [key, say(label)])),
        statuses: sayAll(CAMPAIGN_STATUS_LABELS),
        types: sayAll(CAMPAIGN_TYPE_LABELS),
        channels: sayAll(CHANNEL_LABELS),
        open: t("open"),
        nobody: t("nobody"),
      }}
      bulk={maySelect ? { acts, route: "/api/v1/campaigns" } : null}
      empty={empty}
    />
  );
}
