import { ORIGIN_KEYS, RULE_KIND_KEYS, RuleForm } from "#components/crm/rule-form";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { listOwners, listRules } from "#lib/crm";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeRuleAction, createRuleAction, deleteRuleAction, moveRuleAction } from "./actions.ts";

export const generateMetadata = pageTitle("assignment", "assignment");

export default async function AssignmentPage() {
  const [t, context] = await Promise.all([getWords("assignment"), tenantPage("/portal/leads/assignment")]);
  if (!can(context, "lead.read")) return <MissingPermission title={t("assignment")} permission="lead.read" />;
  const [rules, owners] = await Promise.all([listRules(context), listOwners(context)]);
  const mayChange = can(context, "lead.execute");
  const nameOf = (id: string) => owners.find((owner) => owner.id === id)?.name ?? t("hasLeft");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("assignment")}
        note={t("assignmentNote")}
        breadcrumbs={[{ label: t("leads"), href: "/portal/leads" }, { label: t("assignment") }]}
      />
      {rules.length === 0 ? (
        <EmptyState icon="users" title={t("noRules")}>
          {t("noRulesNote")}
        </EmptyState>
      ) : (
        <ol className="grid gap-4">
          {rules.map((rule, index) => (
            <li key={rule.id}>
              <Card
                title={<span className="wrap-anywhere">{`${index + 1}. ${rule.name}`}</span>}
                note={[
                  t(RULE_KIND_KEYS[rule.kind]),
                  ...rule.origins.map((origin) => t(ORIGIN_KEYS[origin])),
                  ...rule.countries,
                  ...rule.regions,
                  ...rule.languages,
                  ...rule.tags,
                ].join(" · ")}
                actions={
                  <Badge tone={rule.isActive ? "good" : "neutral"} hasDot>
                    {t(rule.isActive ? "on" : "off")}
                  </Badge>
                }
              >
                <div className="grid gap-4">
                  <p className="text-soft wrap-anywhere">{rule.memberIds.map(nameOf).join(", ")}</p>
                  {mayChange ? (
                    <>
                      <div className="flex flex-wrap gap-3">
                        {index > 0 ? (
                          <ActionForm
                            action={moveRuleAction}
                            label={t("moveUp", { name: rule.name })}
                            hidden={{ id: rule.id, direction: "up" }}
                            className=""
                          >
                            <SubmitButton variant="secondary" size="sm">
                              {t("up")}
                            </SubmitButton>
                          </ActionForm>
                        ) : null}
                        {index < rules.length - 1 ? (
                          <ActionForm
                            action={moveRuleAction}
                            label={t("moveDown", { name: rule.name })}
                            hidden={{ id: rule.id, direction: "down" }}
                            className=""
                          >
                            <SubmitButton variant="secondary" size="sm">
                              {t("down")}
                            </SubmitButton>
                          </ActionForm>
                        ) : null}
                        <ConfirmDialog
                          title={t("deleteRule", { name: rule.name })}
                          description={t("deleteNote")}
                          trigger={{ label: t("delete"), size: "sm" }}
                          action={deleteRuleAction}
                          hidden={{ id: rule.id }}
                          confirmLabel={t("delete")}
                        />
                      </div>
                      <details>
                        <summary className="min-h-6 rounded-sm font-medium text-soft text-sm">{t("changeRule", { name: rule.name })}</summary>
                        <div className="mt-4">
                          <RuleForm rule={rule} owners={owners} action={changeRuleAction} />
                        </div>
                      </details>
                    </>
                  ) : null}
                </div>
              </Card>
            </li>
          ))}
        </ol>
      )}
      {mayChange ? (
        <Card title={t("newRule")} note={t("newRuleNote")}>
          <RuleForm rule={null} owners={owners} action={createRuleAction} idempotencyKey={newId()} />
        </Card>
      ) : null}
    </div>
  );
}
