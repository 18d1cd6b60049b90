import { Time } from "#components/format/time";
import { useSay, useWords } from "#components/format/words";
import { VISIBILITY_LABELS } from "#components/services/service-state";
import { serviceHref } from "#components/services/services-address";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { TextLink } from "#components/ui/text-link";
import type { Service } from "#lib/services/schema";

const ORIGIN_LABELS: Record<Service["origin"], string> = {
  managed: "Entered by hand",
  declared: "Declared by the file of services",
  "built-in": "A part of the portal",
};

/** What is said of a service, at a glance. */
export function ServiceFacts({ service }: { service: Service }) {
  const [t, say] = [useWords("services"), useSay()];
  const { key, owner, runbookUrl, tenants, needs, neededBy, instances, visibility, origin, updatedAt } = service;
  return (
    <Card>
      <DataList
        columns={3}
        items={[
          { label: t("key"), value: <code className="select-all">{key}</code> },
          { label: t("owner"), value: owner ? <bdi>{owner}</bdi> : null },
          { label: t("serves"), value: tenants === null ? t("everybody") : tenants.join(", ") },
          { label: t("needs"), value: links(needs, t("soft")) },
          { label: t("neededBy"), value: links(neededBy, t("soft")) },
          {
            label: t("runbook"),
            value: runbookUrl ? (
              <TextLink href={runbookUrl} rel="noreferrer" className="wrap-anywhere">
                {runbookUrl}
              </TextLink>
            ) : null,
          },
          { label: t("instances"), value: instances.length > 0 ? <Instances instances={instances} /> : null },
          { label: t("statusPageTells"), value: say(VISIBILITY_LABELS[visibility]) },
          { label: t("saidBy"), value: say(ORIGIN_LABELS[origin]) },
          { label: t("lastChanged"), value: <Time value={updatedAt} precision="second" /> },
        ]}
      />
    </Card>
  );
}

function Instances({ instances }: Pick<Service, "instances">) {
  const t = useWords("services");
  return (
    <ul className="grid gap-1">
      {instances.map(({ address, weight, zone }) => (
        <li key={address}>
          <code className="wrap-anywhere">{address}</code>
          {weight === 100 ? null : <span className="text-muted"> · {t("weightOf", { weight: String(weight) })}</span>}
          {zone ? <span className="text-muted"> · {zone}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function links(services: Service["needs"], soft: string) {
  if (services.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {services.map(({ key, kind }) => (
        <span key={key}>
          <TextLink href={serviceHref(key)}>{key}</TextLink>
          {kind === "soft" ? <span className="text-muted"> ({soft})</span> : null}
        </span>
      ))}
    </span>
  );
}
