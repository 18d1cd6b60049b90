import { getWords } from "#components/format/words";
import { BudgetLeft, BurnBadge, PromiseText, UptimeText } from "#components/objectives/objective-parts";
import { serviceHref } from "#components/services/services-address";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { ProbeSecretsCard } from "#components/upkeep/probe-secrets-card";
import { RestartHookCard } from "#components/upkeep/restart-hook-card";
import { can, type StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { getObjective, getRestartHook, secretOfProbe } from "#lib/services";
import type { Service } from "#lib/services/schema";
import { restartServiceAction } from "../../incidents/actions.ts";
import { removeProbeSecretAction, removeRestartHookAction, setProbeSecretAction } from "../actions.ts";

/** What a service promises, how it is restarted, and what its probes let themselves in with. */
export async function ServiceUpkeep({ context, service }: { context: StaffContext; service: Service }) {
  const [t, words] = [await getWords("upkeep"), await getWords("objectives")];
  const mayManage = can(context, "service.manage");
  const [objective, hook] = await Promise.all([getObjective(context, service.key), getRestartHook(context, service.key)]);
  return (
    <>
      <Card
        title={t("objective")}
        note={t("objectiveNote")}
        actions={
          <LinkButton href={`/admin/objectives/${service.key}`} variant="secondary" size="sm">
            {t("showObjective")}
          </LinkButton>
        }
      >
        <DataList
          columns={2}
          items={[
            { label: words("promises"), value: <PromiseText objective={objective} /> },
            { label: words("uptime"), value: <UptimeText ratio={objective.uptime} /> },
            { label: words("budgetLeft"), value: <BudgetLeft objective={objective} /> },
            { label: words("burning"), value: <BurnBadge objective={objective} /> },
          ]}
        />
      </Card>
      <RestartHookCard
        service={service}
        hook={hook}
        setHref={mayManage ? `${serviceHref(service.key)}/restart-hook` : null}
        restart={can(context, "incident.manage") ? restartServiceAction : null}
        remove={removeRestartHookAction}
        idempotencyKey={newId()}
      />
      {mayManage ? <ProbeSecretsCard service={service} takes={secretOfProbe} set={setProbeSecretAction} remove={removeProbeSecretAction} /> : null}
    </>
  );
}
