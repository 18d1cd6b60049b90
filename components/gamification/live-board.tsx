"use client";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { useFormats } from "#components/format/reader-formats";
import type { LeaderboardEntry } from "#lib/gamification/schema";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Movement, type MovementWords } from "./movement.tsx";
import { NameOnBoard } from "./name-on-board.tsx";

/** What the board says, in the reader's language. */
export interface BoardWords extends MovementWords {
  rank: string;
  person: string;
  points: string;
  movement: string;
  you: string;
  withoutName: string;
}

interface LiveBoardProps {
  entries: LeaderboardEntry[];
  caption: string;
  words: BoardWords;
  /** Whether there is a period before to compare with. */
  hasMovement: boolean;
  empty: ReactNode;
}

const MOVE_MS = 450;

/** A board whose rows glide to where they belong when the page has read it anew. It is a table, and stays one for screen readers. */
export function LiveBoard({ entries, caption, words, hasMovement, empty }: LiveBoardProps) {
  const f = useFormats();
  const frame = useRef<HTMLDivElement>(null);
  useRowsThatGlide(frame, entries);
  const columns: Column<LeaderboardEntry>[] = [
    { key: "rank", header: words.rank, isNumeric: true, cell: ({ rank }) => f.number(rank) },
    {
      key: "person",
      header: words.person,
      isPrimary: true,
      cell: ({ name, isYou }) => <NameOnBoard name={name ?? words.withoutName} own={isYou ? words.you : null} />,
    },
    { key: "points", header: words.points, isNumeric: true, cell: ({ points }) => f.number(points) },
    ...(hasMovement
      ? [
          {
            key: "movement",
            header: words.movement,
            isNumeric: true,
            cell: ({ movement }) => <Movement movement={movement} words={words} />,
          } satisfies Column<LeaderboardEntry>,
        ]
      : []),
  ];
  return (
    <div ref={frame}>
      <DataTable isTableOnPhone caption={caption} columns={columns} rows={entries} rowKey={keyOf} empty={empty} />
    </div>
  );
}

/** Somebody without a name has no key of their own, and does not glide. */
const keyOf = ({ userId, place }: LeaderboardEntry): string => userId ?? `place ${place}`;

/** Moves rows from where they were to where they are: first, last, invert, play. Who asked for less motion sees none. */
function useRowsThatGlide(frame: { current: HTMLElement | null }, entries: readonly LeaderboardEntry[]): void {
  const before = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>("tbody > tr") ?? [])];
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const now = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      const entry = entries[index];
      if (!entry) continue;
      const top = row.offsetTop;
      const was = before.current.get(keyOf(entry));
      now.set(keyOf(entry), top);
      if (was === undefined || was === top || isStill) continue;
      row.animate([{ transform: `translateY(${was - top}px)` }, { transform: "none" }], { duration: MOVE_MS, easing: "ease-out" });
    }
    before.current = now;
  }, [entries, frame]);
}
