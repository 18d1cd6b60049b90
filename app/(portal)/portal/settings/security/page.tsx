import type { Metadata } from "next";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Checkbox } from "#components/ui/checkbox";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getTenantPolicy, previewTenantPolicy } from "#lib/identity";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { METHOD_LABELS } from "./method-labels.ts";

export const metadata: Metadata = { title: "Sign-in rules" };

/** Sends what was chosen to the review by its address: nothing is changed before it was seen whom that shuts out. */
export default async function PolicyPage() {
  const context = await tenantPage("/portal/settings/security");
  if (!can(context, "security.manage")) return <MissingPermission title="Sign-in rules" permission="security.manage" />;
  const policy = await getTenantPolicy(context);
  const { version, updatedAt, ...rules } = policy;
  const { memberCount, withoutSecondFactor } = await previewTenantPolicy(context, rules);
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title="Sign-in rules" note="How your people sign in, and for how long." />
      <form action="/portal/settings/security/review" method="get" aria-label="Sign-in rules" className="grid gap-6">
        <input type="hidden" name="version" value={version} />
        <Card title="Second factor">
          <Select
            name="secondFactor"
            label="A second factor is"
            hint={`${withoutSecondFactor} of ${memberCount} members have none: no authenticator app and no passkey.`}
            defaultValue={policy.secondFactor}
            options={[
              { value: "optional", label: "Optional" },
              { value: "required", label: "Required of everybody" },
            ]}
          />
        </Card>
        <Card
          title="Ways to sign in"
          note={
            <>
              Who signs in another way can enter no page of this portal. Set up your own provider under{" "}
              <TextLink href="/portal/settings/sign-in">Sign-in providers</TextLink>.
            </>
          }
        >
          <fieldset className="grid gap-3">
            <legend className="sr-only">Accepted ways to sign in</legend>
            {METHOD_LABELS.map(({ method, label }) => (
              <Checkbox key={method} name={method} label={label} defaultChecked={policy.allowedMethods.includes(method)} />
            ))}
          </fieldset>
        </Card>
        <Card title="How long" note="Leave a field empty to go by the limits of the whole installation.">
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="sessionIdleMinutes"
              type="number"
              min={5}
              max={43_200}
              label="Signed out after so many minutes without use"
              defaultValue={policy.sessionIdleMinutes ?? ""}
              isOptional
            />
            <TextField
              name="sessionMaxHours"
              type="number"
              min={1}
              max={8_760}
              label="Signed out after so many hours in any case"
              defaultValue={policy.sessionMaxHours ?? ""}
              isOptional
            />
          </div>
        </Card>
        <div>
          <Button type="submit">Review the change</Button>
        </div>
      </form>
    </div>
  );
}
