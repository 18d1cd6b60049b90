import type { ReactNode } from "react";
import { Time } from "#components/format/time";
import { Badge } from "#components/ui/badge";
import { type Column, DataTable } from "#components/ui/data-table";
import { Identity } from "#components/ui/identity";
import { TextLink } from "#components/ui/text-link";
import type { Member } from "#lib/members/schema";
import { MemberStatus } from "./member-status.tsx";

interface MemberTableProps {
  members: Member[];
  /** The reader, who is marked. */
  selfId: string | null;
  empty: ReactNode;
}

/** The people of a tenant; the whole row leads to the person. */
export function MemberTable({ members, selfId, empty }: MemberTableProps) {
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: "Person",
      isPrimary: true,
      cell: (member) => (
        <Identity
          name={member.name}
          detail={member.email}
          link={
            <TextLink isStretched href={`/portal/team/${member.userId}`}>
              {member.name}
            </TextLink>
          }
          mark={member.userId === selfId ? <Badge className="shrink-0">You</Badge> : null}
        />
      ),
    },
    { key: "role", header: "Role", hasWords: true, cell: (member) => member.roleName },
    { key: "status", header: "Status", cell: (member) => <MemberStatus member={member} /> },
    {
      key: "joined",
      header: "Member since",
      showFrom: "lg",
      cell: (member) => <Time value={member.joinedAt} precision="date" className="whitespace-nowrap" />,
    },
  ];
  return <DataTable caption="People" columns={columns} rows={members} rowKey={(member) => member.userId} empty={empty} />;
}
