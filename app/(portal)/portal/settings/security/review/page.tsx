import type { Metadata } from "next";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { previewTenantPolicy } from "#lib/identity";
import { type ChangePolicyInput, type PolicyConsequences, policyForm } from "#lib/identity/schema";
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changePolicyAction } from "../actions.ts";
import { METHOD_LABELS } from "../method-labels.ts";

export const metadata: Metadata = { title: "Review the sign-in rules" };

const BREADCRUMBS = [{ label: "Sign-in rules", href: "/portal/settings/security" }, { label: "Review" }];

export default async function ReviewPolicyPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await tenantPage("/portal/settings/security/review");
  if (!can(context, "security.manage")) return <MissingPermission title="Review the sign-in rules" permission="security.manage" />;
  const sent = await searchParams;
  const parsed = policyForm.safeParse(sent);
  if (!parsed.success) return <NotValid problems={parsed.error.issues.map(({ message }) => message)} />;
  const { version, ...rules } = parsed.data;
  const consequences = await previewTenantPolicy(context, rules);
  const hidden = Object.fromEntries(Object.entries(sent).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title="Review the sign-in rules" note="Nothing is changed yet." breadcrumbs={BREADCRUMBS} />
      <Consequences {...consequences} />
      <Card title="The rules">
        <Rules rules={parsed.data} />
      </Card>
      <ActionForm action={changePolicyAction} label="Set these rules" hidden={hidden}>
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Setting…">Set these rules</SubmitButton>
          <LinkButton href="/portal/settings/security" variant="secondary">
            Back
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}

function Consequences({ memberCount, shutOutNow, names }: PolicyConsequences) {
  if (shutOutNow === 0)
    return (
      <Callout tone="good" title={`None of ${memberCount} members is shut out`}>
        As they are signed in now.
      </Callout>
    );
  return (
    <Callout tone="warn" title={`${shutOutNow} of ${memberCount} members will be shut out at once`}>
      They get in again when they sign in as the rules ask: {names.join(", ")}
      {shutOutNow > names.length ? ` and ${shutOutNow - names.length} more` : ""}.
    </Callout>
  );
}

function Rules({ rules }: { rules: ChangePolicyInput }) {
  const accepted = METHOD_LABELS.filter(({ method }) => rules.allowedMethods.includes(method)).map(({ label }) => label);
  return (
    <DataList
      items={[
        { label: "Second factor", value: rules.secondFactor === "required" ? "Required" : "Optional" },
        { label: "Ways to sign in", value: accepted.join(", ") },
        { label: "Without use", value: rules.sessionIdleMinutes === null ? "As in the whole installation" : `${rules.sessionIdleMinutes} minutes` },
        { label: "In any case", value: rules.sessionMaxHours === null ? "As in the whole installation" : `${rules.sessionMaxHours} hours` },
      ]}
    />
  );
}

function NotValid({ problems }: { problems: string[] }) {
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title="Review the sign-in rules" breadcrumbs={BREADCRUMBS} />
      <Callout tone="bad" role="alert" title="These rules cannot be set">
        {problems.join(" ")}
      </Callout>
      <div>
        <LinkButton href="/portal/settings/security" variant="secondary">
          Back to the rules
        </LinkButton>
      </div>
    </div>
  );
}
