import type { ReactNode } from "react";
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
  return (
    <DataTable
      caption="Members of this tenant"
      rows={members}
      rowKey={({ userId }) => userId}
      empty={empty}
      columns={[
        {
          key: "person",
          header: "Person",
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
        { key: "role", header: "Role", cell: ({ roleName }) => <bdi>{roleName}</bdi> },
        { key: "status", header: "Status", cell: (member) => <MemberStatus member={member} /> },
        {
          key: "signed-in",
          header: "Last sign-in",
          cell: ({ lastSignInAt }) =>
            lastSignInAt ? (
              <Time value={lastSignInAt} now={now} timeZone={timeZone} className="whitespace-nowrap" />
            ) : (
              <span className="text-muted">Never</span>
            ),
        },
        {
          key: "factor",
          header: "Second factor",
          cell: ({ hasSecondFactor }) => <Badge tone={hasSecondFactor ? "good" : "neutral"}>{hasSecondFactor ? "Set up" : "None"}</Badge>,
        },
        {
          key: "joined",
          header: "Member since",
          showFrom: "xl",
          cell: ({ joinedAt }) => <Time value={joinedAt} timeZone={timeZone} precision="date" className="whitespace-nowrap" />,
        },
      ]}
    />
  );
}

function MemberStatus({ member: { status, isAccountSuspended } }: { member: TenantMember }) {
  if (isAccountSuspended) return <Badge tone="bad">Account suspended</Badge>;
  return <Badge tone={status === "active" ? "good" : "bad"}>{status === "active" ? "Active" : "Suspended"}</Badge>;
}
