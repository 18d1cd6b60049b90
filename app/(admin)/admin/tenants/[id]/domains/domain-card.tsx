import { Time } from "#components/format/time";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { CopyButton } from "#components/ui/copy-button";
import { DataList } from "#components/ui/data-list";
import { DOMAIN_CHECK_WORDS, type TenantDomainView } from "#lib/identity/schema";
import { CheckDomainForm, DomainActs } from "../../../sign-in/domain-acts.tsx";
import { DomainStateBadge } from "../../../sign-in/domain-state.tsx";

interface DomainCardProps {
  domain: TenantDomainView;
  now: Date;
  timeZone: string;
  mayManage: boolean;
}

/** One domain: how it stands, the record that proves whose it is, and what was found when it was last looked for. */
export function DomainCard({ domain, now, timeZone, mayManage }: DomainCardProps) {
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 wrap-anywhere">{domain.domain}</span>
          <DomainStateBadge domain={domain} />
        </span>
      }
      actions={mayManage ? <DomainActs row={domain} /> : null}
    >
      <div className="grid gap-5">
        {domain.state === "lost" ? (
          <Callout tone="bad" title="Its record in DNS is gone">
            Since <Time value={domain.lostAt} timeZone={timeZone} />. The domain still counts. Somebody else may have it now: ask the tenant, and
            remove it when it is no longer theirs.
          </Callout>
        ) : null}
        {domain.verifiedAt === null || domain.isDnsProof ? <DnsRecord domain={domain} /> : null}
        <DataList
          columns={3}
          items={[
            { label: "Verified", value: <Time value={domain.verifiedAt} timeZone={timeZone} /> },
            { label: "Last looked for", value: domain.checkedAt ? <Time value={domain.checkedAt} now={now} timeZone={timeZone} /> : "Not yet" },
            {
              label: "Looked for again",
              value: domain.nextCheckAt ? <Time value={domain.nextCheckAt} now={now} timeZone={timeZone} /> : "Not by itself",
            },
            ...(domain.checkResult ? [{ label: "What was found", value: DOMAIN_CHECK_WORDS[domain.checkResult], isWide: true }] : []),
            { label: "Sign-in providers that speak for it", value: domain.providers.map(sayProvider).join(", ") || "None", isWide: true },
          ]}
        />
        {mayManage ? <CheckDomainForm row={domain} /> : null}
      </div>
    </Card>
  );
}

const sayProvider = ({ name, isEnabled, isRequired }: TenantDomainView["providers"][number]) =>
  `${name}${isEnabled ? (isRequired ? " (required)" : "") : " (closed)"}`;

function DnsRecord({ domain: { domain, record } }: { domain: TenantDomainView }) {
  const parts = [
    { label: "Name", text: record.name },
    { label: "Value", text: record.value },
  ];
  return (
    <section aria-label={`DNS record of ${domain}`} className="grid gap-3 rounded-xl bg-sunken p-4">
      <p className="text-muted text-xs">DNS record of type TXT</p>
      {parts.map(({ label, text }) => (
        <div key={label} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="min-w-0 text-sm">
            <span className="text-muted">{label} </span>
            <code className="select-all text-ink wrap-anywhere">{text}</code>
          </p>
          <CopyButton text={text} label={`Copy the ${label.toLowerCase()}`} />
        </div>
      ))}
    </section>
  );
}
