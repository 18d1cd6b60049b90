import { Time } from "#components/format/time";
import { getFormats, getWords } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { TextLink } from "#components/ui/text-link";
import { can, type TenantContext } from "#lib/access";
import { waitingApprovals } from "#lib/campaigns";
import type { WaitingApprovals } from "#lib/campaigns/schema";
import { dueTasks, listTasks } from "#lib/crm";
import { type ActivityItem, OPEN_LEAD_STATUSES } from "#lib/crm/schema";
import { addressOf } from "#lib/web";
import { pagesOfSubjects } from "./subject-pages.ts";

/** High enough to be met by a finger (WCAG 2.5.8). */
const TARGET = "inline-flex min-h-6 items-center";
const SHOWN = 5;
const APPROVALS = addressOf("/portal/campaigns/creatives", { state: "waiting", sort: "submitted" });
const followUpsUntil = (day: string) =>
  addressOf("/portal/leads", { owner: "me", status: OPEN_LEAD_STATUSES.join(","), followUpTo: day, sort: "followUp" });

/** What waits for this reader: tasks that are due, leads to follow up, and creatives to approve. The first of each lead straight to it. */
export async function WaitingCard({ context }: { context: TenantContext }) {
  const [t, f] = await Promise.all([getWords("figures"), getFormats()]);
  const maySeeLeads = can(context, "lead.read");
  const [approvals, counts, tasks] = await Promise.all([
    can(context, "campaign.read") ? waitingApprovals(context) : null,
    maySeeLeads ? dueTasks(context) : null,
    maySeeLeads ? listTasks(context, { whose: "mine", when: "due", limit: SHOWN }) : null,
  ]);
  const number = (count: number) => f.number(count);
  return (
    <Card title={t("waitsForYou")}>
      <div className="grid gap-5 text-sm">
        {counts ? (
          <ul className="grid gap-2">
            <li>
              <TextLink href="/portal/tasks?when=late" className={TARGET}>
                {t("tasksLate", { number: number(counts.late) })}
              </TextLink>
            </li>
            <li>
              <TextLink href="/portal/tasks?when=today" className={TARGET}>
                {t("tasksToday", { number: number(counts.today) })}
              </TextLink>
            </li>
            <li>
              <TextLink href={followUpsUntil(counts.day)} className={TARGET}>
                {t("followUps", { number: number(counts.followUps) })}
              </TextLink>
            </li>
          </ul>
        ) : null}
        {tasks && tasks.activities.length > 0 ? <Tasks tasks={tasks.activities} now={context.clock.now()} /> : null}
        {approvals ? (
          <div className="grid gap-2">
            <TextLink href={APPROVALS} className={TARGET}>
              {t("approvalsWaiting", { number: number(approvals.count) })}
            </TextLink>
            {approvals.count > 0 ? <Approvals creatives={approvals.creatives.slice(0, SHOWN)} now={context.clock.now()} /> : null}
          </div>
        ) : null}
      </div>
    </Card>
  );
}

async function Tasks({ tasks, now }: { tasks: ActivityItem[]; now: Date }) {
  const [t, f] = await Promise.all([getWords("figures"), getFormats()]);
  return (
    <ul aria-label={t("nextTasks")} className="grid gap-3">
      {tasks.map(({ id, subject, dueAt, authorName, about }) => (
        <li key={id} className="grid min-w-0 gap-0.5">
          <TextLink
            href={about[0] ? `/portal/${pagesOfSubjects[about[0].kind]}/${about[0].id}` : "/portal/tasks"}
            dir="auto"
            className={`${TARGET} wrap-anywhere`}
          >
            {subject}
          </TextLink>
          <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
            {dueAt ? <span>{t("dueBy", { day: f.date(new Date(dueAt), { precision: "minute" }) })}</span> : null}
            {dueAt && new Date(dueAt) < now ? <Badge tone="bad">{t("isLate")}</Badge> : null}
            {authorName ? <span className="wrap-anywhere">{t("askedBy", { name: authorName })}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

async function Approvals({ creatives, now }: { creatives: WaitingApprovals["creatives"]; now: Date }) {
  const t = await getWords("figures");
  return (
    <ul aria-label={t("nextApprovals")} className="grid gap-3">
      {creatives.map(({ id, campaignId, name, campaignName, submittedAt, submittedBy }) => (
        <li key={id} className="grid min-w-0 gap-0.5">
          <TextLink href={`/portal/campaigns/${campaignId}/creatives/${id}`} dir="auto" className={`${TARGET} wrap-anywhere`}>
            {name}
          </TextLink>
          <span className="flex flex-wrap items-center gap-x-2 text-muted text-xs">
            <bdi className="wrap-anywhere">{campaignName}</bdi>
            <Time value={submittedAt} now={now} />
            {submittedBy ? <span className="wrap-anywhere">{t("askedBy", { name: submittedBy })}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
