import type { Metadata } from "next";
import { cache } from "react";
import { getSay, getWords } from "#components/format/words";
import { BackfillCard } from "#components/gamification/backfill-card";
import { DEFINITION_FIELDS, DefinitionFields } from "#components/gamification/definition-fields";
import { DEFINITION_STATES } from "#components/gamification/definition-table";
import { MayNotManage } from "#components/gamification/no-permission";
import { PublishDraft, RetireDefinition } from "#components/gamification/publish-draft";
import { VersionList } from "#components/gamification/version-list";
import { ActionForm } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { findDefinition } from "#lib/gamification";
import { definitionKey } from "#lib/gamification/schema";
import { readById, staffPage } from "#lib/web";
import { publishDraftAction, retireDefinitionAction, saveDraftAction } from "../actions.ts";

interface Props {
  params: Promise<{ key: string }>;
}

const PATH = "/admin/achievements";

/** For the page and its title alike: what one may not see, the other must not tell. */
const readDefinition = cache(async (key: string) => {
  const context = await staffPage(`${PATH}/${encodeURIComponent(key)}`);
  if (!can(context, "gamification.manage")) return null;
  return { context, definition: await readById(key, () => findDefinition(context, key), definitionKey) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const read = await readDefinition((await params).key);
  return { title: read ? (await getSay())(read.definition.name) : (await getWords("definitions"))("achievements") };
}

export default async function DefinitionPage({ params }: Props) {
  const [t, say] = [await getWords("definitions"), await getSay()];
  const read = await readDefinition((await params).key);
  if (!read) return <MayNotManage title={t("achievements")} />;
  const { context, definition } = read;
  const { key, name, status, versions, backfill, tenantName } = definition;
  const draft = versions.find((each) => each.status === "draft") ?? null;
  const [newest] = versions;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={say(name)}
        mark={
          <Badge tone={DEFINITION_STATES[status].tone} hasDot>
            {say(DEFINITION_STATES[status].label)}
          </Badge>
        }
        note={tenantName ?? say(newest?.content.description ?? "")}
        breadcrumbs={[{ label: t("achievements"), href: PATH }, { label: say(name) }]}
        actions={
          tenantName === null ? (
            <>
              {status === "published" ? <RetireDefinition definitionKey={key} name={say(name)} action={retireDefinitionAction} /> : null}
              {draft ? <PublishDraft definitionKey={key} name={say(name)} version={draft.version} action={publishDraftAction} /> : null}
            </>
          ) : null
        }
      />
      {tenantName === null ? null : <Callout>{t("ownOfTenant")}</Callout>}
      {backfill ? <BackfillCard backfill={backfill} now={context.clock.now()} href={`${PATH}/${key}`} /> : null}
      <Card title={t("versions")} isFlush>
        <VersionList definitionKey={key} versions={versions} now={context.clock.now()} />
      </Card>
      {tenantName === null && newest ? (
        <Card title={draft ? t("draftOf", { version: String(draft.version) }) : t("condition")} note={t("changesNeedDraft")} className="max-w-5xl">
          <ActionForm
            action={saveDraftAction}
            label={t("saveDraft")}
            fields={DEFINITION_FIELDS}
            hidden={{ key }}
            className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
          >
            <DefinitionFields
              key={`${newest.version} ${JSON.stringify(newest.content)}`}
              content={newest.content}
              today={context.clock.now().toISOString().slice(0, 10)}
            />
            <div className="col-span-full">
              <SubmitButton pendingLabel={t("saving")}>{t("saveDraft")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
    </div>
  );
}
