import type { ReactNode } from "react";
import { Time } from "#components/format/time";
import { useSay, useWords } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { type Column, DataTable } from "#components/ui/data-table";
import { Identity } from "#components/ui/identity";
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
  const say = useSay();
  const t = useWords("portal");
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: t("person"),
      isPrimary: true,
      cell: (member) => (
        <Identity
          name={member.name}
          detail={member.email}
          href={`/portal/team/${member.userId}`}
          mark={member.userId === selfId ? <Badge className="shrink-0">{t("you")}</Badge> : null}
        />
      ),
    },
    { key: "role", header: t("role"), hasWords: true, cell: (member) => say(member.roleName) },
    { key: "status", header: t("status"), cell: (member) => <MemberStatus member={member} /> },
    {
      key: "joined",
      header: t("memberSince"),
      showFrom: "lg",
      cell: (member) => <Time value={member.joinedAt} precision="date" className="whitespace-nowrap" />,
    },
  ];
  return <DataTable caption={t("people")} columns={columns} rows={members} rowKey={(member) => member.userId} empty={empty} />;
}
