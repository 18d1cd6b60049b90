"use client";
import type { ReactNode } from "react";
import type { PersonListItem } from "#lib/people/schema";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { PERSON_CELLS } from "./person-cells.tsx";

const KEPT = "Stays in the audit trail.";
const ACTS: readonly BulkAct[] = [
  {
    action: "suspend",
    label: "Suspend",
    doing: "Suspending",
    done: "suspended",
    says: `${KEPT} They are signed out at once and cannot sign in.`,
    needsReason: true,
    isDangerous: true,
  },
  {
    action: "reactivate",
    label: "Reactivate",
    doing: "Reactivating",
    done: "reactivated",
    says: `${KEPT} They may sign in again.`,
    needsReason: true,
  },
  {
    action: "end_sessions",
    label: "End sessions",
    doing: "Signing out",
    done: "signed out",
    says: `${KEPT} They are signed out everywhere, and may sign in again.`,
    needsReason: true,
  },
  {
    action: "send_reset_link",
    label: "Send reset link",
    doing: "Sending a link to",
    done: "sent a link",
    says: `${KEPT} Each gets a link to choose a new password; it counts for an hour.`,
    needsReason: true,
  },
];
const BULK = { acts: ACTS, route: "/api/v1/people", nouns: { one: "person", many: "people" } };

interface PersonTableProps {
  people: PersonListItem[];
  shown: ShownTable;
  /** Whether the person may do something with what is selected. */
  maySelect: boolean;
  empty: ReactNode;
}

/** People, one row each; the whole row leads to the person. */
export function PersonTable({ people, shown, maySelect, empty }: PersonTableProps) {
  return (
    <RecordTable
      caption="People"
      rows={people}
      shown={shown}
      cells={PERSON_CELLS}
      nameOf={({ name }) => name}
      bulk={maySelect ? BULK : null}
      empty={empty}
    />
  );
}
