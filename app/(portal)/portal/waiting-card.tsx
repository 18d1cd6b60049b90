import { getFormats, getWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { TextLink } from "#components/ui/text-link";
import { can, type TenantContext } from "#lib/access";
import { waitingApprovals } from "#lib/campaigns";
import { dueTasks } from "#lib/crm";

/** High enough to be met by a finger (WCAG 2.5.8). */
const TARGET = "inline-flex min-h-6 items-center";

/** What waits for this reader: tasks that are due, leads to follow up, and creatives to approve. Each leads to its list. */
export async function WaitingCard({ context }: { context: TenantContext }) {
  const [t, f] = await Promise.all([getWords("figures"), getFormats()]);
  const [approvals, tasks] = await Promise.all([
    can(context, "campaign.read") ? waitingApprovals(context) : null,
    can(context, "lead.read") ? dueTasks(context) : null,
  ]);
  const number = (count: number) => f.number(count);
  return (
    <Card title={t("waitsForYou")}>
      <ul className="grid gap-2 text-sm">
        {tasks ? (
          <>
            <li>
              <TextLink href="/portal/tasks" className={TARGET}>
                {t("tasksLate", { number: number(tasks.late) })}
              </TextLink>
            </li>
            <li>
              <TextLink href="/portal/tasks" className={TARGET}>
                {t("tasksToday", { number: number(tasks.today) })}
              </TextLink>
            </li>
            <li>
              <TextLink href="/portal/leads?owner=me&sort=followUp" className={TARGET}>
                {t("followUps", { number: number(tasks.followUps) })}
              </TextLink>
            </li>
          </>
        ) : null}
        {approvals ? <li className="font-medium text-ink">{t("approvalsWaiting", { number: number(approvals.count) })}</li> : null}
        {approvals?.creatives.map(({ id, campaignId, name, campaignName }) => (
          <li key={id} className="min-w-0 truncate ps-4">
            <bdi>
              <TextLink href={`/portal/campaigns/${campaignId}/creatives/${id}`}>{name}</TextLink>
            </bdi>{" "}
            <span className="text-muted">{campaignName}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
