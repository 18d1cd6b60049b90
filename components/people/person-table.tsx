"use client";
import type { ReactNode } from "react";
import type { PersonListItem } from "#lib/people/schema";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { personCells } from "./person-cells.tsx";
import type { PeopleTableWords } from "./table-words.tsx";

interface PersonTableProps {
  people: PersonListItem[];
  shown: ShownTable;
  /** Whether the person may do something with what is selected. */
  maySelect: boolean;
  words: PeopleTableWords;
  empty: ReactNode;
}

/** People, one row each; the whole row leads to the person. */
export function PersonTable({ people, shown, maySelect, words, empty }: PersonTableProps) {
  return (
    <RecordTable
      caption={words.caption}
      rows={people}
      shown={shown}
      cells={personCells(words)}
      nameOf={({ name }) => name}
      bulk={maySelect ? { acts: words.acts, route: "/api/v1/people" } : null}
      empty={empty}
    />
  );
}
