import { getSay, getWords, pageTitle } from "#components/format/words";
import { Button } from "#components/ui/button";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { Checkbox } from "#components/ui/checkbox";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getTenantPolicy, previewTenantPolicy } from "#lib/identity";
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { METHOD_LABELS } from "./method-labels.ts";

export const generateMetadata = pageTitle("portal", "signInRules");

/** Sends what was chosen to the review by its address: nothing is changed before it was seen whom that shuts out. */
export default async function PolicyPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("portal");
  const context = await tenantPage("/portal/settings/security");
  if (!can(context, "security.manage")) return <MissingPermission title={t("signInRules")} permission="security.manage" />;
  const { changed } = await searchParams;
  const policy = await getTenantPolicy(context);
  const { version, updatedAt, ...rules } = policy;
  const { memberCount, withoutSecondFactor } = await previewTenantPolicy(context, rules);
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title={t("signInRules")} note={t("howYourPeopleSignInAnd")} />
      {changed === "1" ? (
        <Callout tone="good" role="status" title={say("The rules are changed. They count from everybody’s next request on.")} />
      ) : null}
      <form action="/portal/settings/security/review" method="get" aria-label={t("signInRules")} className="grid gap-6">
        <input type="hidden" name="version" value={version} />
        <Card title={t("secondFactor")}>
          <Select
            name="secondFactor"
            label={t("aSecondFactorIs")}
            hint={t("withoutsecondfactorOfMembercountMembersHaveNone", {
              withoutSecondFactor: String(withoutSecondFactor),
              memberCount: String(memberCount),
            })}
            defaultValue={policy.secondFactor}
            options={[
              { value: "optional", label: t("optional") },
              { value: "required", label: t("requiredOfEverybody") },
            ]}
          />
        </Card>
        <Card
          title={t("waysToSignIn")}
          note={t.rich("whoSignsInAnotherWayCan", { link: (chunks) => <TextLink href="/portal/settings/sign-in">{chunks}</TextLink> })}
        >
          <fieldset className="grid gap-3">
            <legend className="sr-only">{t("acceptedWaysToSignIn")}</legend>
            {METHOD_LABELS.map(({ method, label: english }) => ({ method, label: say(english) })).map(({ method, label }) => (
              <Checkbox key={method} name={method} label={label} defaultChecked={policy.allowedMethods.includes(method)} />
            ))}
          </fieldset>
        </Card>
        <Card title={t("howLong")} note={t("leaveAFieldEmptyToGo")}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="sessionIdleMinutes"
              type="number"
              min={5}
              max={43_200}
              label={t("signedOutAfterSoManyMinutes")}
              defaultValue={policy.sessionIdleMinutes ?? ""}
              isOptional
            />
            <TextField
              name="sessionMaxHours"
              type="number"
              min={1}
              max={8_760}
              label={t("signedOutAfterSoManyHours")}
              defaultValue={policy.sessionMaxHours ?? ""}
              isOptional
            />
          </div>
        </Card>
        <div>
          <Button type="submit">{t("reviewTheChange")}</Button>
        </div>
      </form>
    </div>
  );
}
