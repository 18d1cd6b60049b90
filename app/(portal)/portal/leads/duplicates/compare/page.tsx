import type { ReactNode } from "react";
import { OwnValue } from "#components/crm/own-value";
import { sayMergeValue } from "#components/crm-imports/merge-value";
import { GROUP_LABELS } from "#components/crm-imports/merge-words";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { RadioList } from "#components/ui/radio-list";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { comparePair } from "#lib/crm";
import { type CrmField, type CustomValue, fieldParam, pairInput } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, chooseParams, readByAddress, readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { mergeRecordsAction } from "../actions.ts";

export const generateMetadata = pageTitle("crmMerges", "compareTitle");

const LIST = "/portal/leads/duplicates";
const PATH = `${LIST}/compare`;

export default async function ComparePage({ searchParams }: { searchParams: SearchParams }) {
  const [t, crm, say, f, asked] = await Promise.all([getWords("crmMerges"), getWords("crm"), getSay(), getFormats(), searchParams]);
  const context = await tenantPage(LIST);
  if (!can(context, "lead.read")) return <MissingPermission title={t("compareTitle")} permission="lead.read" />;
  const read = await readByAddress(pairInput, chooseParams(asked, ["kind", "firstId", "secondId"]), async (input) => ({
    input,
    compared: await readById(input.firstId, () => comparePair(context, input)),
  }));
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={LIST} />;
  const { input, compared } = read.answer;
  const { first, second, differences, ownDifferences, problem } = compared;
  const { kind } = input;
  const yesNo = { yes: crm("yes"), no: crm("no") };
  const sayOwn = (field: CrmField, value: CustomValue | null): ReactNode => {
    if (value === null) return t("empty");
    // Choosing it must not open it.
    return field.kind === "link" ? <bdi className="wrap-anywhere">{value}</bdi> : <OwnValue field={field} value={value} words={yesNo} />;
  };
  return (
    <div className="grid max-w-4xl gap-6">
      <PageHeader
        title={t("compareTitle")}
        note={t("compareNote", { stays: first.label, goes: second.label })}
        breadcrumbs={[{ label: t("title"), href: addressOf(LIST, { kind }) }, { label: t("compareTitle") }]}
        actions={
          <LinkButton href={addressOf(PATH, { kind, firstId: second.id, secondId: first.id })} variant="secondary">
            {t("keepTheOther")}
          </LinkButton>
        }
      />
      {problem ? <Callout tone="warn" title={say(problem)} /> : null}
      <Card title={t("whatStays")} note={t("whatStaysNote")}>
        <ActionForm
          action={mergeRecordsAction}
          label={t("makeOne")}
          idempotencyKey={newId()}
          hidden={{
            kind,
            survivorId: first.id,
            loserId: second.id,
            survivorVersion: String(first.version),
            loserVersion: String(second.version),
          }}
        >
          {differences.length + ownDifferences.length === 0 ? <p className="text-soft text-sm">{t("noDifference")}</p> : null}
          <div className="grid gap-6 sm:grid-cols-2">
            {differences.map(({ group, first: own, second: other, suggested }) => (
              <RadioList
                key={group}
                name={group}
                legend={say(GROUP_LABELS[group])}
                defaultValue={suggested === "first" ? "survivor" : "loser"}
                options={[
                  { value: "survivor", label: sayMergeValue(group, own, say, f) || t("empty") },
                  { value: "loser", label: sayMergeValue(group, other, say, f) || t("empty") },
                ]}
              />
            ))}
            {ownDifferences.map(({ field, first: own, second: other, suggested }) => (
              <RadioList
                key={field.key}
                name={fieldParam(field.key)}
                legend={field.label}
                defaultValue={suggested === "first" ? "survivor" : "loser"}
                options={[
                  { value: "survivor", label: sayOwn(field, own) },
                  { value: "loser", label: sayOwn(field, other) },
                ]}
              />
            ))}
          </div>
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("makeOne")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
