import { FEW_RECOVERY_CODES } from "#lib/identity/schema";
import type { PersonDetail } from "#lib/people/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataList } from "../ui/data-list.tsx";
import { PLATFORM_ROLE_LABELS, saySecondFactors } from "./person-words.tsx";

/** Who somebody is to the portal. */
export function ProfileFacts({ person, now }: { person: PersonDetail; now: Date }) {
  const say = useSay();
  const t = useWords("people");
  const f = useFormats();
  return (
    <DataList
      columns={3}
      items={[
        {
          label: t("eMailAddress"),
          value: (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <bdi>{person.email}</bdi>
              {person.emailVerifiedAt ? <Badge tone="good">{t("confirmed")}</Badge> : <Badge tone="warn">{t("notConfirmed")}</Badge>}
            </span>
          ),
        },
        { label: t("roleAtTheOperator"), value: person.platformRole ? say(PLATFORM_ROLE_LABELS[person.platformRole]) : t("none") },
        { label: t("lastSignIn"), value: person.lastSignInAt ? <Time value={person.lastSignInAt} now={now} /> : t("never") },
        { label: t("openSessions"), value: f.number(person.openSessionCount) },
        { label: t("accountMade"), value: <Time value={person.createdAt} now={now} /> },
      ]}
    />
  );
}

/** How somebody signs in, without anything secret. */
export function FactorFacts({ person: { factors, externalIdentities }, now }: { person: PersonDetail; now: Date }) {
  const t = useWords("people");
  const { hasPassword, passwordChangedAt, appSince, passkeyCount, recoveryCodesLeft } = factors;
  const hasFactor = appSince !== null || passkeyCount > 0;
  return (
    <DataList
      columns={3}
      items={[
        { label: t("password"), value: t(hasPassword ? "set" : "noPassword") },
        {
          label: t("passwordChanged"),
          value: passwordChangedAt ? <Time value={passwordChangedAt} now={now} /> : hasPassword ? t("notOnRecord") : null,
        },
        {
          label: t("secondFactor"),
          value: hasFactor ? saySecondFactors(factors, t) : <Badge tone="warn">{t("noFactor")}</Badge>,
        },
        {
          label: t("recoveryCodesLeft"),
          value: appSince ? (
            <span className="flex flex-wrap items-center gap-2">
              {recoveryCodesLeft}
              {recoveryCodesLeft < FEW_RECOVERY_CODES ? <Badge tone="warn">{t("few")}</Badge> : null}
            </span>
          ) : null,
        },
        {
          label: t("signInProviders"),
          value:
            externalIdentities.length === 0 ? (
              t("none")
            ) : (
              <ul className="grid gap-1">
                {externalIdentities.map((identity) => (
                  <li key={`${identity.provider} ${identity.email} ${identity.lastUsedAt}`}>
                    {t.rich(identity.email ? "providerAsLastUsed" : "providerLastUsed", {
                      provider: () => <bdi>{identity.provider}</bdi>,
                      email: () => <bdi>{identity.email}</bdi>,
                      time: () => <Time value={identity.lastUsedAt} now={now} />,
                    })}
                  </li>
                ))}
              </ul>
            ),
          isWide: externalIdentities.length > 0,
        },
      ]}
    />
  );
}
