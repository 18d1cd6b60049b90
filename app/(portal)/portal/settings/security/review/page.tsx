import { getSay, getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { Overtaken } from "#components/ui/overtaken";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { getTenantPolicy, previewTenantPolicy } from "#lib/identity";
import {
  type ChangePolicyInput,
  type PolicyConsequences,
  type PolicyRules,
  policyAsShown,
  policyForm,
  type TenantPolicyView,
} from "#lib/identity/schema";
import { differingFields } from "#lib/platform/errors";
import { addressOf, type SearchParams, tenantPage } from "#lib/web";
import type { Words } from "#words";
import { MissingPermission } from "../../../missing-permission.tsx";
import { changePolicyAction } from "../actions.ts";
import { METHOD_LABELS } from "../method-labels.ts";

export const generateMetadata = pageTitle("portal", "reviewTheSignInRules");

const breadcrumbs = (t: Words<"portal">) => [{ label: t("signInRules"), href: "/portal/settings/security" }, { label: t("review") }];

export default async function ReviewPolicyPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("portal");
  const context = await tenantPage("/portal/settings/security/review");
  if (!can(context, "security.manage")) return <MissingPermission title={t("reviewTheSignInRules")} permission="security.manage" />;
  const sent = await searchParams;
  const parsed = policyForm.safeParse(sent);
  if (!parsed.success) return <NotValid problems={parsed.error.issues.map(({ message }) => say(message))} />;
  const { version, ...rules } = parsed.data;
  const [consequences, inForce] = await Promise.all([previewTenantPolicy(context, rules), getTenantPolicy(context)]);
  const hidden = Object.fromEntries(Object.entries(sent).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title={t("reviewTheSignInRules")} note={t("nothingIsChangedYet")} breadcrumbs={breadcrumbs(t)} />
      <Consequences {...consequences} />
      <Card title={t("theRules")}>
        <Rules rules={parsed.data} />
      </Card>
      <ActionForm key={version} action={changePolicyAction} label={t("setTheseRules")} hidden={hidden}>
        {version === inForce.version ? (
          <div className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={t("setting")}>{t("setTheseRules")}</SubmitButton>
            <LinkButton href="/portal/settings/security" variant="secondary">
              {t("back")}
            </LinkButton>
          </div>
        ) : (
          <OvertakenRules inForce={inForce} wanted={rules} sent={hidden} />
        )}
      </ActionForm>
    </div>
  );
}

function Consequences({ memberCount, shutOutNow, names }: PolicyConsequences) {
  const t = useWords("portal");
  if (shutOutNow === 0)
    return (
      <Callout tone="good" title={t("noneOfMembercountMembersIsShut", { memberCount: String(memberCount) })}>
        {t("asTheyAreSignedInNow")}
      </Callout>
    );
  return (
    <Callout tone="warn" title={t("shutoutnowOfMembercountMembersWillBe", { shutOutNow: String(shutOutNow), memberCount: String(memberCount) })}>
      {t("theyGetInAgainWhenThey")} {names.join(", ")}
      {shutOutNow > names.length ? t("andValueMore", { value: String(shutOutNow - names.length) }) : ""}.
    </Callout>
  );
}

function Rules({ rules }: { rules: ChangePolicyInput }) {
  const say = useSay();
  const t = useWords("portal");
  const accepted = METHOD_LABELS.filter(({ method }) => rules.allowedMethods.includes(method)).map(({ label }) => say(label));
  return (
    <DataList
      items={[
        { label: t("secondFactor"), value: say(rules.secondFactor === "required" ? "Required" : "Optional") },
        { label: t("waysToSignIn"), value: accepted.join(", ") },
        {
          label: t("withoutUse"),
          value: say(rules.sessionIdleMinutes === null ? "As in the whole installation" : `${rules.sessionIdleMinutes} minutes`),
        },
        { label: t("inAnyCase"), value: say(rules.sessionMaxHours === null ? "As in the whole installation" : `${rules.sessionMaxHours} hours`) },
      ]}
    />
  );
}

interface OvertakenRulesProps {
  inForce: TenantPolicyView;
  wanted: PolicyRules;
  /** The fields as the form sent them. */
  sent: Record<string, string>;
}

function OvertakenRules({ inForce, wanted, sent }: OvertakenRulesProps) {
  const say = useSay();
  const t = useWords("portal");
  const labels: Record<string, string> = {
    secondFactor: t("aSecondFactorIs"),
    sessionIdleMinutes: t("signedOutAfterSoManyMinutes"),
    sessionMaxHours: t("signedOutAfterSoManyHours"),
    ...Object.fromEntries(METHOD_LABELS.map(({ method, label }) => [`allowedMethods.${method}`, say(label)])),
  };
  const differing = differingFields(policyAsShown(inForce), policyAsShown(wanted));
  return (
    <Overtaken
      differing={differing.map(({ path, message }) => ({ label: labels[path] ?? path, message: say(message) }))}
      mineHref={addressOf("/portal/settings/security/review", { ...sent, version: inForce.version })}
      newestHref="/portal/settings/security"
    />
  );
}

function NotValid({ problems }: { problems: string[] }) {
  const t = useWords("portal");
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title={t("reviewTheSignInRules")} breadcrumbs={breadcrumbs(t)} />
      <Callout tone="bad" role="alert" title={t("theseRulesCannotBeSet")}>
        {problems.join(" ")}
      </Callout>
      <div>
        <LinkButton href="/portal/settings/security" variant="secondary">
          {t("backToTheRules")}
        </LinkButton>
      </div>
    </div>
  );
}
