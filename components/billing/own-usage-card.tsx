import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { OwnUsage } from "#lib/billing/schema";
import { Card } from "../ui/card.tsx";
import { Allowance } from "./allowance.tsx";
import { USAGE_LABELS } from "./usage-card.tsx";

/** Everything that a plan limits, with what is used of it. */
export function OwnUsageCard({ usage: { planName, usages, files, aiRequests } }: { usage: OwnUsage }) {
  const f = useFormats();
  const [t, say] = [useWords("tenantSettings"), useSay()];
  const ofLimit = (used: string, limit: number | null) =>
    limit === null ? t("usedWithoutLimit", { used }) : t("usedOf", { used, limit: f.number(limit) });
  const full = files.limitBytes > 0 ? files.limitBytes : null;
  return (
    <Card title={t("whatYouUse", { planName })} note={t("whatYouUseNote")}>
      <ul className="grid gap-6">
        {usages.map(({ what, used, limit }) => (
          <Allowance
            key={what}
            label={say(USAGE_LABELS[what])}
            used={used}
            limit={limit}
            says={ofLimit(f.number(used), limit)}
            note={what === "reports" ? t("reportsMadeNote") : undefined}
          />
        ))}
        <Allowance
          label={t("files")}
          used={files.usedBytes}
          limit={full}
          says={t("usedOf", { used: f.bytes(files.usedBytes), limit: f.bytes(files.limitBytes) })}
          note={t("filesNote")}
        />
        <Allowance
          label={t("aiRequests")}
          used={aiRequests.usedToday ?? 0}
          limit={aiRequests.usedToday === null ? null : aiRequests.limitPerDay}
          says={t("usedOf", { used: f.number(aiRequests.usedToday), limit: f.number(aiRequests.limitPerDay) })}
          note={aiRequests.usedToday === null ? t("aiRequestsNote") : undefined}
        />
      </ul>
    </Card>
  );
}
