import type { ReactNode } from "react";
import { DOMAIN_CHECK_WORDS, type TenantDomainView } from "#lib/identity/schema";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { DataList } from "../ui/data-list.tsx";
import { DomainStateBadge } from "./domain-state.tsx";

interface DomainCardProps {
  domain: TenantDomainView;
  now: Date;
  timeZone: string;
  /** What those can do who manage it: beside its name, and below what was found. */
  acts?: ReactNode;
  check?: ReactNode;
}

/** One domain: how it stands, the record that proves whose it is, and what was found when it was last looked for. */
export function DomainCard({ domain, now, timeZone, acts, check }: DomainCardProps) {
  const say = useSay();
  const t = useWords("tenancy");
  const providers = domain.providers.map(({ name, isEnabled, isRequired }) =>
    isEnabled ? (isRequired ? t("providerRequired", { name }) : name) : t("providerClosed", { name }),
  );
  // Due, and not come to yet: "a minute ago" would say that it was done.
  const nextLook = (at: string | null) =>
    at === null ? t("notByItself") : Date.parse(at) <= now.getTime() ? t("soon") : <Time value={at} now={now} timeZone={timeZone} />;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 wrap-anywhere">{domain.domain}</span>
          <DomainStateBadge domain={domain} />
        </span>
      }
      actions={acts}
    >
      <div className="grid gap-5">
        {domain.state === "lost" ? (
          <Callout tone="bad" title={t("itsRecordInDnsIsGone")}>
            {t.rich("sinceTheDomainStillCountsSomebody", { time: () => <Time value={domain.lostAt} timeZone={timeZone} /> })}
          </Callout>
        ) : null}
        {domain.verifiedAt === null || domain.isDnsProof ? <DnsRecord domain={domain} /> : null}
        <DataList
          columns={3}
          items={[
            { label: t("verified"), value: <Time value={domain.verifiedAt} timeZone={timeZone} /> },
            {
              label: t("lastLookedFor"),
              value: domain.checkedAt ? <Time value={domain.checkedAt} now={now} timeZone={timeZone} /> : t("notLookedForYet"),
            },
            {
              label: t("lookedForAgain"),
              value: nextLook(domain.nextCheckAt),
            },
            ...(domain.checkResult ? [{ label: t("whatWasFound"), value: say(DOMAIN_CHECK_WORDS[domain.checkResult]), isWide: true }] : []),
            { label: t("signInProvidersThatSpeakFor"), value: providers.join(", ") || t("noProvider"), isWide: true },
          ]}
        />
        {check}
      </div>
    </Card>
  );
}

function DnsRecord({ domain: { domain, record } }: { domain: TenantDomainView }) {
  const t = useWords("tenancy");
  const parts = [
    { label: t("name"), text: record.name, copy: t("copyTheName") },
    { label: t("value"), text: record.value, copy: t("copyTheValue") },
  ];
  return (
    <section aria-label={t("dnsRecordOfDomain", { domain })} className="grid gap-3 rounded-xl bg-sunken p-4">
      <p className="text-muted text-xs">{t("dnsRecordOfTypeTxt")}</p>
      {parts.map(({ label, text, copy }) => (
        <div key={label} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="min-w-0 text-sm">
            <span className="text-muted">{label} </span>
            <code className="select-all text-ink wrap-anywhere">{text}</code>
          </p>
          <CopyButton text={text} label={copy} />
        </div>
      ))}
    </section>
  );
}
