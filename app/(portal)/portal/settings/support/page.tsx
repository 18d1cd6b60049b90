import type { Metadata } from "next";
import { ImpersonationTable } from "#components/identity/impersonation-table";
import { SUPPORT_ACCESS_OPTIONS } from "#components/identity/impersonation-words";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { RadioList } from "#components/ui/radio-list";
import { SubmitButton } from "#components/ui/submit-button";
import { can, type TenantContext } from "#lib/access";
import { canDecideSupportAccess, getSupportAccess, listImpersonations } from "#lib/identity";
import { listImpersonationsInput } from "#lib/identity/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { endSupportAccessAction, setSupportAccessAction } from "./actions.ts";

export const metadata: Metadata = { title: "Support access" };

const PATH = "/portal/settings/support";

export default async function SupportAccessPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await tenantPage(PATH);
  return (
    <div className="grid gap-6">
      <PageHeader title="Support access" note="Whether the operator’s support may act as your people to help them, and when it did." />
      {can(context, "security.manage") ? (
        <>
          <Consent context={context} />
          <Accesses context={context} searchParams={searchParams} />
        </>
      ) : (
        <Callout tone="warn" title="Only administrators see this page">
          Ask an administrator of {context.tenant.name} what support may do, and what it did.
        </Callout>
      )}
    </div>
  );
}

async function Consent({ context }: { context: TenantContext }) {
  const { access, version } = await getSupportAccess(context);
  const { tenant } = context;
  if (!canDecideSupportAccess(context)) {
    return (
      <Card title="What support may do">
        <p className="text-soft text-sm">
          {SUPPORT_ACCESS_OPTIONS.find(({ value }) => value === access)?.label}. Only {tenant.name}’s own administrators decide about it.
        </p>
      </Card>
    );
  }
  return (
    <Card title="What support may do" note="You can change this at any time. It counts from the next click on.">
      <ActionForm
        action={setSupportAccessAction}
        hidden={{ version: String(version) }}
        fields={["access"]}
        label="What support may do"
        className="grid max-w-2xl gap-5"
      >
        <RadioList name="access" legend="Support may" options={SUPPORT_ACCESS_OPTIONS} defaultValue={access} />
        <div>
          <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

async function Accesses({ context, searchParams }: { context: TenantContext; searchParams: SearchParams }) {
  const { tenant } = context;
  const list = await readByAddress(listImpersonationsInput, chooseParams(await searchParams, ["cursor"]), (input) =>
    listImpersonations(context, tenant.id, input),
  );
  return (
    <>
      <Card
        title="What support did"
        note={`Each time that support acted as one of your people, newest first, in the time of ${tenant.timeZone}.`}
        isFlush
      >
        {list.problem !== null ? (
          <AddressProblem problem={list.problem} firstHref={PATH} className="m-5 md:m-6" />
        ) : (
          <ImpersonationTable
            impersonations={list.answer.impersonations}
            now={context.clock.now()}
            timeZone={tenant.timeZone}
            locale={tenant.locale}
            endAction={canDecideSupportAccess(context) ? endSupportAccessAction : undefined}
          />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of support access"
          firstHref={list.input.cursor ? PATH : null}
          nextHref={list.answer.nextCursor ? addressOf(PATH, { cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </>
  );
}
