import type { AuditEntryView } from "#lib/audit/schema";
import { Time } from "../format/time.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { StateChanges } from "./state-changes.tsx";
import { Who } from "./who.tsx";

interface AuditEntryDetailsProps {
  entry: AuditEntryView;
  timeZone: string;
  /** The trail, searched for something. */
  search: (filter: Record<string, string>) => string;
  tenant?: { name: string; href: string | null };
}

/** Everything that one entry says. */
export function AuditEntryDetails({ entry, timeZone, search, tenant }: AuditEntryDetailsProps) {
  const code = (text: string) => <code className="select-all font-normal wrap-anywhere">{text}</code>;
  return (
    <>
      {entry.isRedacted ? (
        <Callout title="A person was taken out of this entry">
          They asked to be erased. What is left was recorded in the trail at that time, so that the entry still verifies.
        </Callout>
      ) : null}
      <Card title="Who and what">
        <DataList
          items={[
            {
              label: "Who",
              value: (
                <TextLink href={search({ who: entry.actor })}>
                  <Who entry={{ ...entry, behalfOf: null }} />
                </TextLink>
              ),
            },
            { label: "In whose name", value: entry.behalfOf ? <bdi>{entry.behalfOf}</bdi> : "Their own" },
            { label: "When", value: <Time value={entry.at} timeZone={timeZone} precision="second" /> },
            { label: "Action", value: code(entry.action) },
            {
              label: "To what",
              value: (
                <TextLink href={search({ subjectType: entry.subjectType, subjectId: entry.subjectId })}>
                  {entry.subjectType.replaceAll("_", " ")}
                </TextLink>
              ),
            },
            { label: "Its id", value: code(entry.subjectId) },
            ...(tenant ? [{ label: "Tenant", value: tenant.href ? <TextLink href={tenant.href}>{tenant.name}</TextLink> : tenant.name }] : []),
            { label: "Reason", value: entry.reason, isWide: true },
          ]}
        />
      </Card>
      <Card title="What it changed">
        {entry.before || entry.after ? (
          <StateChanges before={entry.before} after={entry.after} />
        ) : (
          <p className="text-muted text-sm">Nothing that is recorded.</p>
        )}
      </Card>
      <Card title="Where it came from">
        <DataList
          items={[
            { label: "Network address", value: entry.ip ? <TextLink href={search({ ip: entry.ip })}>{entry.ip}</TextLink> : null },
            {
              label: "Request",
              value: entry.requestId ? <TextLink href={search({ requestId: entry.requestId })}>{entry.requestId}</TextLink> : null,
            },
            { label: "Browser", value: entry.userAgent, isWide: true },
          ]}
        />
      </Card>
      <Card title="Place in the chain" note="What proves that the entry was not changed.">
        <DataList
          columns={1}
          items={[
            { label: "Number", value: entry.seq },
            { label: "Hash (SHA-256)", value: code(entry.hash) },
            { label: "Entry", value: code(entry.id) },
          ]}
        />
      </Card>
    </>
  );
}
