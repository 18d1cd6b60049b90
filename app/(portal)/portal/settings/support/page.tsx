import { getSay, getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("portal", "supportAccess");

const PATH = "/portal/settings/support";

export default async function SupportAccessPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("portal");
  const context = await tenantPage(PATH);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("supportAccess")} note={t("whetherTheOperatorsSupportMayAct")} />
      {can(context, "security.manage") ? (
        <>
          <Consent context={context} />
          <Accesses context={context} searchParams={searchParams} />
        </>
      ) : (
        <Callout tone="warn" title={t("onlyAdministratorsSeeThisPage")}>
          {t("askAnAdministratorOfNameWhat", { name: context.tenant.name })}
        </Callout>
      )}
    </div>
  );
}

async function Consent({ context }: { context: TenantContext }) {
  const say = await getSay();
  const t = await getWords("portal");
  const { access, version } = await getSupportAccess(context);
  const { tenant } = context;
  if (!canDecideSupportAccess(context)) {
    return (
      <Card title={t("whatSupportMayDo")}>
        <p className="text-soft text-sm">
          {t("valueOnlyNameSOwnAdministrators", {
            value: say(SUPPORT_ACCESS_OPTIONS.find(({ value }) => value === access)?.label ?? access),
            name: tenant.name,
          })}
        </p>
      </Card>
    );
  }
  return (
    <Card title={t("whatSupportMayDo")} note={t("youCanChangeThisAtAny")}>
      <ActionForm
        action={setSupportAccessAction}
        hidden={{ version: String(version) }}
        fields={["access"]}
        label={t("whatSupportMayDo")}
        className="grid max-w-2xl gap-5"
      >
        <RadioList
          name="access"
          legend={t("supportMay")}
          options={SUPPORT_ACCESS_OPTIONS.map(({ value, label, hint }) => ({ value, label: say(label), hint: say(hint) }))}
          defaultValue={access}
        />
        <div>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

async function Accesses({ context, searchParams }: { context: TenantContext; searchParams: SearchParams }) {
  const t = await getWords("portal");
  const { tenant } = context;
  const list = await readByAddress(listImpersonationsInput, chooseParams(await searchParams, ["cursor"]), (input) =>
    listImpersonations(context, tenant.id, input),
  );
  return (
    <>
      <Card title={t("whatSupportDid")} note={t("eachTimeThatSupportActedAs", { timeZone: tenant.timeZone })} isFlush>
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
          label={t("pagesOfSupportAccess")}
          firstHref={list.input.cursor ? PATH : null}
          nextHref={list.answer.nextCursor ? addressOf(PATH, { cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </>
  );
}
