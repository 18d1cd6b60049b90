import type { Metadata } from "next";
import { cache } from "react";
import { FLAG_FIELDS, FlagFields } from "#components/flags/flag-fields";
import { FlagStateBadge } from "#components/flags/flag-state";
import { DeleteFlag, FlagSwitch } from "#components/flags/flag-switch";
import { Time } from "#components/format/time";
import { getFormats, getWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getFlag } from "#lib/flags";
import { flagKey } from "#lib/flags/schema";
import { readById, type SearchParams, staffPage } from "#lib/web";
import { changeFlagAction, deleteFlagAction, killFlagAction, reviveFlagAction } from "../actions.ts";
import { FlagFacts } from "./flag-facts.tsx";
import { FlagHistory } from "./flag-history.tsx";
import { FlagRules } from "./flag-rules.tsx";
import { WhoGetsIt } from "./who-gets-it.tsx";

interface Props {
  params: Promise<{ key: string }>;
  searchParams: SearchParams;
}

/** For the page and its title alike: what one may not see, the other must not tell. */
const readFlag = cache(async (key: string) => {
  const context = await staffPage(`/admin/flags/${encodeURIComponent(key)}`);
  return { context, flag: await readById(key, () => getFlag(context, key), flagKey) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { flag } = await readFlag((await params).key);
  return { title: flag.name };
}

export default async function FlagPage({ params, searchParams }: Props) {
  const [t, f] = [await getWords("flags"), await getFormats()];
  const [{ key }, query] = await Promise.all([params, searchParams]);
  const { context, flag } = await readFlag(key);
  const mayManage = can(context, "tenant.manage");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={flag.name}
        mark={<FlagStateBadge state={flag.state} />}
        note={flag.description || t("onForOfAllTenants", { on: f.number(flag.reach.on), all: f.number(flag.reach.all) })}
        breadcrumbs={[{ label: t("featureFlags"), href: "/admin/flags" }, { label: flag.name }]}
        actions={mayManage ? <FlagSwitch flag={flag} killAction={killFlagAction} reviveAction={reviveFlagAction} /> : null}
      />
      {flag.killedAt ? (
        <Callout tone="bad" title={t.rich("killedForEverybody", { time: () => <Time value={flag.killedAt} now={context.clock.now()} /> })}>
          {t("reasonKilledreason", { killedReason: flag.killedReason ?? "" })}
        </Callout>
      ) : null}
      <FlagFacts flag={flag} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <WhoGetsIt context={context} flag={flag} tenant={query.tenant} />
        <FlagRules context={context} flag={flag} mayManage={mayManage} />
      </div>
      {mayManage ? (
        <Card title={t("settings")}>
          <ActionForm
            action={changeFlagAction}
            label={t("changeTheFlag")}
            fields={FLAG_FIELDS}
            hidden={{ key, version: String(flag.version) }}
            className="grid max-w-3xl gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
          >
            <TextKeeper name={`flag ${key}`} userId={context.actor.userId} />
            <FlagFields key={flag.version} flag={flag} />
            <div className="col-span-full">
              <SubmitButton pendingLabel={t("saving")}>{t("saveChanges")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      <FlagHistory context={context} flagKey={key} />
      {mayManage ? (
        <Card title={t("delete")} note={t("forAFlagThatNoPart")}>
          <DeleteFlag flag={flag} action={deleteFlagAction} />
        </Card>
      ) : null}
    </div>
  );
}
