import { notFound } from "next/navigation";
import { FormEditor } from "#components/crm/form-editor";
import { STATE_KEYS } from "#components/crm/form-words";
import { SubmissionList } from "#components/crm/submission-list";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { CodeView } from "#components/ui/code-view";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { embedCode, getForm, listOwners, listSubmissions } from "#lib/crm";
import { formIdInput, listSubmissionsInput, SUBMISSION_STATES } from "#lib/crm/schema";
import { isAppError } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeFormAction, reviewSubmissionAction } from "../actions.ts";

export const generateMetadata = pageTitle("leadForms", "forms");

export default async function FormPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [t, given, asked] = await Promise.all([getWords("leadForms"), params, searchParams]);
  const path = `/portal/forms/${encodeURIComponent(given.id)}`;
  const context = await tenantPage(path);
  if (!can(context, "lead.read")) return <MissingPermission title={t("forms")} permission="lead.read" />;
  const known = formIdInput.safeParse(given);
  if (!known.success) notFound();
  const form = await getForm(context, known.data.id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  });
  const mayChange = can(context, "lead.execute");
  const isSettings = asked.view === "settings" && mayChange;
  const read = await readByAddress(listSubmissionsInput, chooseParams(asked, ["state", "cursor"]), (input) =>
    listSubmissions(context, form.id, input),
  );
  const { script, html, pageUrl } = embedCode(form, getRuntime().config.publicUrl);
  const state = read.problem === null ? read.input.state : undefined;
  const ofState: Record<string, string> = state ? { state } : {};
  const all = Object.values(form.counts).reduce((sum, count) => sum + count, 0);
  const shown = SUBMISSION_STATES.filter((each) => (form.counts[each] ?? 0) > 0 || each === state);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={form.name}
        mark={
          <Badge tone={form.isActive ? "good" : "neutral"} hasDot>
            {t(form.isActive ? "on" : "off")}
          </Badge>
        }
        breadcrumbs={[{ label: t("forms"), href: "/portal/forms" }, { label: form.name }]}
        actions={
          <LinkButton href={`/f/${form.key}`} variant="secondary" target="_blank">
            {t("openPage")}
          </LinkButton>
        }
      />
      {mayChange ? (
        <Tabs
          label={form.name}
          items={[
            { label: t("submissions"), href: path, isCurrent: !isSettings },
            { label: t("settings"), href: addressOf(path, { view: "settings" }), isCurrent: isSettings },
          ]}
        />
      ) : null}
      {isSettings ? (
        <FormEditor form={form} language={form.language} owners={await listOwners(context)} action={changeFormAction} />
      ) : (
        <>
          <Card title={t("embed")} note={t("embedNote")}>
            <div className="grid gap-4">
              <CodeView label={t("withScript")} code={script} />
              <details>
                <summary className="min-h-6 rounded-sm font-medium text-soft text-sm">{t("withoutScript")}</summary>
                <div className="mt-3">
                  <CodeView label={t("withoutScript")} code={html} />
                </div>
              </details>
              <CodeView label={t("ownPage")} code={pageUrl} />
            </div>
          </Card>
          <Tabs
            label={t("submissions")}
            items={[
              { label: t("all"), href: path, isCurrent: state === undefined, count: all },
              ...shown.map((each) => ({
                label: t(STATE_KEYS[each]),
                href: addressOf(path, { state: each }),
                isCurrent: each === state,
                count: form.counts[each] ?? 0,
              })),
            ]}
          />
          {read.problem === null ? (
            <>
              <SubmissionList submissions={read.answer.submissions} review={mayChange ? reviewSubmissionAction : null} />
              <Pagination
                label={t("pages")}
                firstHref={read.input.cursor ? addressOf(path, ofState) : null}
                nextHref={read.answer.nextCursor ? addressOf(path, { ...ofState, cursor: read.answer.nextCursor }) : null}
              />
            </>
          ) : (
            <AddressProblem problem={read.problem} firstHref={path} />
          )}
        </>
      )}
    </div>
  );
}
