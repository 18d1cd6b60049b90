import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
import type { TenantMember } from "#lib/care/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface MemberTableProps {
  members: TenantMember[];
  now: Date;
  timeZone: string;
  empty: ReactNode;
}

/** The people of a tenant as staff see them; each row opens the person. */
export function MemberTable({ members, now, timeZone, empty }: MemberTableProps) {
  const say = useSay();
  const t = useWords("tenancy");
  return (
    <DataTable
      caption={t("membersOfThisTenant")}
      rows={members}
      rowKey={({ userId }) => userId}
      empty={empty}
      columns={[
        {
          key: "person",
          header: t("person"),
          isPrimary: true,
          cell: ({ userId, name, email }) => (
            <span className="grid min-w-0">
              <TextLink isStretched href={`/admin/people/${userId}`} className="truncate">
                <bdi>{name}</bdi>
              </TextLink>
              <span className="truncate text-muted text-xs">{email}</span>
            </span>
          ),
        },
        { key: "role", header: t("role"), cell: ({ roleName }) => <bdi>{say(roleName)}</bdi> },
        { key: "status", header: t("status"), cell: (member) => <MemberStatus member={member} /> },
        {
          key: "signed-in",
          header: t("lastSignIn"),
          cell: ({ lastSignInAt }) =>
            lastSignInAt ? (
              <Time value={lastSignInAt} now={now} timeZone={timeZone} className="whitespace-nowrap" />
            ) : (
              <span className="text-muted">{t("never")}</span>
            ),
        },
        {
          key: "factor",
          header: t("secondFactor"),
          cell: ({ hasSecondFactor }) => <Badge tone={hasSecondFactor ? "good" : "neutral"}>{hasSecondFactor ? t("setUp") : t("none")}</Badge>,
        },
        {
          key: "joined",
          header: t("memberSince"),
          showFrom: "xl",
          cell: ({ joinedAt }) => <Time value={joinedAt} timeZone={timeZone} precision="date" className="whitespace-nowrap" />,
        },
      ]}
    />
  );
}

function MemberStatus({ member: { status, isAccountSuspended } }: { member: TenantMember }) {
  const t = useWords("tenancy");
  if (isAccountSuspended) return <Badge tone="bad">{t("accountSuspended")}</Badge>;
  return <Badge tone={status === "active" ? "good" : "bad"}>{status === "active" ? t("active") : t("suspended")}</Badge>;
}
