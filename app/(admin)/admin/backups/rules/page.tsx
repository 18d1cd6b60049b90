import type { Metadata } from "next";
import { RetentionTable, sayPreview } from "#components/backups/retention-preview";
import { RetentionFields, ScheduleFields } from "#components/backups/rules-fields";
import { formatDate } from "#components/format/time";
import { MayNotWatch } from "#components/operations/no-permission";
import { ActionForm } from "#components/ui/action-form";
import { Button } from "#components/ui/button";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can, type StaffContext } from "#lib/access";
import { getBackupPolicy, previewRetention } from "#lib/backups";
import { BACKUPS_PATH, type BackupRules, backupRules } from "#lib/backups/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { changeBackupRulesAction } from "../actions.ts";

export const metadata: Metadata = { title: "Schedule and retention" };

const PATH = `${BACKUPS_PATH}/rules`;
const NAMES = Object.keys(backupRules.shape) as (keyof BackupRules)[];

/** Rules are shown with what they would do before they are saved: the form leads to the preview, and the preview saves. */
export default async function RulesPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title="Schedule and retention" />;
  const { version, nextRunAt, ...current } = await getBackupPolicy(context);
  const given = chooseParams(query, NAMES);
  const isPreview = Object.keys(given).length > 0;
  const found = await readByAddress(backupRules, isPreview ? given : current, (rules) => previewRetention(context, rules, getRuntime()));
  const rules = found.problem === null ? found.input : current;
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Schedule and retention"
        note={nextRunAt ? `The next backup is made on ${formatDate(new Date(nextRunAt))} UTC.` : "At the moment nothing is made by itself."}
        breadcrumbs={[{ label: "Backups", href: BACKUPS_PATH }, { label: "Schedule and retention" }]}
      />
      {found.problem !== null ? <Callout tone="bad" role="alert" title={found.problem} /> : null}
      <Card title="Rules" note="The newest good backup is never removed, nor one that something is at work upon.">
        <form action={PATH} aria-label="Rules of backups" className="grid gap-8">
          <ScheduleFields rules={rules} />
          <RetentionFields rules={rules} />
          <div>
            <Button type="submit" variant={isPreview ? "secondary" : "primary"}>
              Show what they would do
            </Button>
          </div>
        </form>
      </Card>
      {found.problem === null ? (
        <Card title={isPreview ? "What these rules would do" : "What the rules in force do"} note={sayPreview(found.answer)} isFlush>
          {isPreview ? <SaveForm context={context} rules={rules} version={version} removes={found.answer.removes.length} /> : null}
          <RetentionTable preview={found.answer} empty={<EmptyState icon="archive" title="There is no backup yet" />} />
        </Card>
      ) : null}
    </div>
  );
}

interface SaveFormProps {
  context: StaffContext;
  rules: BackupRules;
  version: number;
  removes: number;
}

function SaveForm({ context, rules, version, removes }: SaveFormProps) {
  if (!can(context, "tenant.manage")) return <p className="px-5 pb-4 text-muted text-sm md:px-6">Only those who manage tenants may save rules.</p>;
  const hidden = { ...Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, String(value)])), version: String(version) };
  return (
    <div className="px-5 pb-5 md:px-6">
      <ActionForm key={JSON.stringify(hidden)} action={changeBackupRulesAction} label="Save the rules" hidden={hidden} idempotencyKey={newId()}>
        <div>
          <SubmitButton pendingLabel="Saving…" variant={removes > 0 ? "danger" : "primary"}>
            {removes > 0 ? "Save, and remove these" : "Save these rules"}
          </SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
