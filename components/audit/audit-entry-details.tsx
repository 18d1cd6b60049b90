import { useSay, useWords } from "#components/format/words";
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
  const [t, say] = [useWords("trail"), useSay()];
  const code = (text: string) => <code className="select-all font-normal wrap-anywhere">{text}</code>;
  return (
    <>
      {entry.isRedacted ? <Callout title={t("aPersonWasTakenOutOf")}>{t("theyAskedToBeErasedWhat")}</Callout> : null}
      <Card title={t("whoAndWhat")}>
        <DataList
          items={[
            {
              label: t("who"),
              value: (
                <TextLink href={search({ who: entry.actor })}>
                  <Who entry={{ ...entry, behalfOf: null }} />
                </TextLink>
              ),
            },
            { label: t("inWhoseName"), value: entry.behalfOf ? <bdi>{entry.behalfOf}</bdi> : t("theirOwn") },
            { label: t("when"), value: <Time value={entry.at} timeZone={timeZone} precision="second" /> },
            { label: t("action"), value: code(entry.action) },
            {
              label: t("toWhat"),
              value: (
                <TextLink href={search({ subjectType: entry.subjectType, subjectId: entry.subjectId })}>
                  {say(entry.subjectType.replaceAll("_", " "))}
                </TextLink>
              ),
            },
            { label: t("objectId"), value: code(entry.subjectId) },
            ...(tenant ? [{ label: t("tenant"), value: tenant.href ? <TextLink href={tenant.href}>{tenant.name}</TextLink> : tenant.name }] : []),
            { label: t("reason"), value: entry.reason, isWide: true },
          ]}
        />
      </Card>
      <Card title={t("whatItChanged")}>
        {entry.before || entry.after ? (
          <StateChanges before={entry.before} after={entry.after} />
        ) : (
          <p className="text-muted text-sm">{t("nothingThatIsRecorded")}</p>
        )}
      </Card>
      <Card title={t("whereItCameFrom")}>
        <DataList
          items={[
            { label: t("networkAddress"), value: entry.ip ? <TextLink href={search({ ip: entry.ip })}>{entry.ip}</TextLink> : null },
            {
              label: t("request"),
              value: entry.requestId ? <TextLink href={search({ requestId: entry.requestId })}>{entry.requestId}</TextLink> : null,
            },
            { label: t("browser"), value: entry.userAgent, isWide: true },
          ]}
        />
      </Card>
      <Card title={t("placeInTheChain")} note={t("whatProvesThatTheEntryWas")}>
        <DataList
          columns={1}
          items={[
            { label: t("number"), value: entry.seq },
            { label: t("hashSha256"), value: code(entry.hash) },
            { label: t("entry"), value: code(entry.id) },
          ]}
        />
      </Card>
    </>
  );
}
