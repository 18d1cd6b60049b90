import { FEW_RECOVERY_CODES } from "#lib/identity/schema";
import type { PersonDetail } from "#lib/people/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataList } from "../ui/data-list.tsx";
import { PLATFORM_ROLE_LABELS, saySecondFactors } from "./person-words.tsx";

/** Who somebody is to the portal. */
export function ProfileFacts({ person, now }: { person: PersonDetail; now: Date }) {
  return (
    <DataList
      columns={3}
      items={[
        {
          label: "E-mail address",
          value: (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <bdi>{person.email}</bdi>
              {person.emailVerifiedAt ? <Badge tone="good">Confirmed</Badge> : <Badge tone="warn">Not confirmed</Badge>}
            </span>
          ),
        },
        { label: "Role at the operator", value: person.platformRole ? PLATFORM_ROLE_LABELS[person.platformRole] : "None" },
        { label: "Last sign-in", value: person.lastSignInAt ? <Time value={person.lastSignInAt} now={now} /> : "Never" },
        { label: "Open sessions", value: String(person.openSessionCount) },
        { label: "Account made", value: <Time value={person.createdAt} now={now} /> },
      ]}
    />
  );
}

/** How somebody signs in, without anything secret. */
export function FactorFacts({ person: { factors, externalIdentities }, now }: { person: PersonDetail; now: Date }) {
  const { hasPassword, passwordChangedAt, appSince, passkeyCount, recoveryCodesLeft } = factors;
  const hasFactor = appSince !== null || passkeyCount > 0;
  return (
    <DataList
      columns={3}
      items={[
        { label: "Password", value: hasPassword ? "Set" : "None" },
        {
          label: "Password changed",
          value: passwordChangedAt ? <Time value={passwordChangedAt} now={now} /> : hasPassword ? "Not on record" : null,
        },
        {
          label: "Second factor",
          value: hasFactor ? saySecondFactors(factors) : <Badge tone="warn">None</Badge>,
        },
        {
          label: "Recovery codes left",
          value: appSince ? (
            <span className="flex flex-wrap items-center gap-2">
              {recoveryCodesLeft}
              {recoveryCodesLeft < FEW_RECOVERY_CODES ? <Badge tone="warn">Few</Badge> : null}
            </span>
          ) : null,
        },
        {
          label: "Sign-in providers",
          value:
            externalIdentities.length === 0 ? (
              "None"
            ) : (
              <ul className="grid gap-1">
                {externalIdentities.map((identity) => (
                  <li key={`${identity.provider} ${identity.email} ${identity.lastUsedAt}`}>
                    <bdi>{identity.provider}</bdi>
                    {identity.email ? (
                      <>
                        {" "}
                        as <bdi>{identity.email}</bdi>
                      </>
                    ) : null}
                    , last used <Time value={identity.lastUsedAt} now={now} />
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
