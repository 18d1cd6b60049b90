import type { ReactNode } from "react";
import { DoneButton } from "#components/crm/activity-card";
import { useFormats } from "#components/format/reader-formats";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listTasks } from "#lib/crm";
import { type ActivityItem, type ListTasksInput, listTasksInput } from "#lib/crm/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { setTaskDoneAction } from "../activity-actions.ts";
import { MissingPermission } from "../missing-permission.tsx";
import { pagesOfSubjects } from "../subject-pages.ts";

export const generateMetadata = pageTitle("crm", "tasks");

const PATH = "/portal/tasks";
const NONE = { due: "noTasksDue", late: "noTasksLate", today: "noTasksToday", later: "noTasksLater", done: "noTasksDone" } as const;

export default async function TasksPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, params] = await Promise.all([getWords("crm"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "lead.read")) return <MissingPermission title={t("tasks")} permission="lead.read" />;
  const read = await readByAddress(listTasksInput, chooseParams(params, ["whose", "when", "cursor"]), (input) => listTasks(context, input));
  const { whose, when, cursor }: Pick<ListTasksInput, "whose" | "when" | "cursor"> =
    read.problem === null ? read.input : { whose: "mine", when: "due" };
  const tab = (label: string, next: object) => ({ label, href: addressOf(PATH, { whose, when, ...next }) });
  return (
    <div className="grid gap-6">
      <PageHeader title={t("tasks")} note={t("tasksNote")} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs
          label={t("when")}
          items={[
            { ...tab(t("due"), { when: "due" }), isCurrent: when === "due" },
            { ...tab(t("late"), { when: "late" }), isCurrent: when === "late" },
            { ...tab(t("today"), { when: "today" }), isCurrent: when === "today" },
            { ...tab(t("later"), { when: "later" }), isCurrent: when === "later" },
            { ...tab(t("doneTasks"), { when: "done" }), isCurrent: when === "done" },
          ]}
        />
        <Tabs
          label={t("whose")}
          items={[
            { ...tab(t("mine"), { whose: "mine" }), isCurrent: whose === "mine" },
            { ...tab(t("ofAll"), { whose: "all" }), isCurrent: whose === "all" },
          ]}
        />
      </div>
      {read.problem !== null ? (
        <AddressProblem problem={read.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <TaskTable
              tasks={read.answer.activities}
              now={context.clock.now()}
              empty={
                <EmptyState icon="circle-check" title={t("noTasks")}>
                  {t(NONE[when])}
                </EmptyState>
              }
            />
          </Card>
          <Pagination
            label={t("pagesOfTasks")}
            firstHref={cursor ? addressOf(PATH, { whose, when }) : null}
            nextHref={read.answer.nextCursor ? addressOf(PATH, { whose, when, cursor: read.answer.nextCursor }) : null}
          />
        </>
      )}
    </div>
  );
}

function TaskTable({ tasks, now, empty }: { tasks: ActivityItem[]; now: Date; empty: ReactNode }) {
  const t = useWords("crm");
  const f = useFormats();
  return (
    <DataTable
      caption={t("tasks")}
      columns={[
        {
          key: "task",
          header: t("subject"),
          isPrimary: true,
          hasWords: true,
          cell: (task) => (
            <span className="grid gap-0.5">
              <bdi className="font-medium text-ink wrap-anywhere">{task.subject}</bdi>
              {task.about[0] ? (
                <TextLink href={`/portal/${pagesOfSubjects[task.about[0].kind]}/${task.about[0].id}`} className="text-xs wrap-anywhere">
                  {task.about[0].name}
                </TextLink>
              ) : null}
            </span>
          ),
        },
        {
          key: "due",
          header: t("dueAt"),
          cell: (task) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <span className="whitespace-nowrap">{task.dueAt ? f.date(new Date(task.dueAt), { precision: "minute" }) : "–"}</span>
              {task.doneAt === null && task.dueAt !== null && new Date(task.dueAt) < now ? <Badge tone="bad">{t("late")}</Badge> : null}
            </span>
          ),
        },
        { key: "who", header: t("assignee"), showFrom: "md", cell: (task) => <bdi>{task.assigneeName ?? t("nobody")}</bdi> },
        { key: "act", header: t("doneTasks"), isHeaderHidden: true, cell: (task) => <DoneButton activity={task} action={setTaskDoneAction} /> },
      ]}
      rows={tasks}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
