"use client";
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { BoardPlace } from "./board-moves.ts";

interface CardDragInput {
  board: RefObject<HTMLElement | null>;
  /** Null when it was let go outside of every column. */
  onDrop: (cardId: string, to: BoardPlace | null) => void;
}

// A press that trembles is not a drag.
const THRESHOLD_PX = 6;

/** Dragging by mouse, pen or finger: pointer events, since the browser's own drag and drop knows no touch. */
export function useCardDrag({ board, onDrop }: CardDragInput) {
  const [draggedId, setDraggedId] = useState<string | null>(null);

  // The board may have changed while the card was on its way.
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });

  const start = (event: ReactPointerEvent<HTMLButtonElement>, cardId: string) => {
    if (event.button !== 0) return;
    const { clientX, clientY } = event;
    const end = new AbortController();
    let isMoving = false;
    const mark = (columnId: string | undefined) => {
      for (const column of board.current?.querySelectorAll<HTMLElement>("[data-column]") ?? [])
        column.toggleAttribute("data-over", column.dataset.column === columnId);
    };
    const move = (moved: PointerEvent) => {
      if (!isMoving && Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < THRESHOLD_PX) return;
      if (!isMoving) setDraggedId(cardId);
      isMoving = true;
      mark(columnAt(board.current, moved)?.dataset.column);
    };
    const finish = (last: PointerEvent | null) => {
      end.abort();
      mark(undefined);
      setDraggedId(null);
      if (!isMoving || !last) return;
      latest.current(cardId, placeAt(board.current, last, cardId));
    };
    addEventListener("pointermove", move, { signal: end.signal });
    addEventListener("pointerup", finish, { signal: end.signal });
    addEventListener("pointercancel", () => finish(null), { signal: end.signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && finish(null), { signal: end.signal });
  };

  return { draggedId, start };
}

function columnAt(board: HTMLElement | null, { clientX, clientY }: PointerEvent): HTMLElement | null {
  const column = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-column]");
  return column && board?.contains(column) ? column : null;
}

/** The place under the pointer: before the first card whose middle lies below it. */
function placeAt(board: HTMLElement | null, event: PointerEvent, cardId: string): BoardPlace | null {
  const column = columnAt(board, event);
  const columnId = column?.dataset.column;
  if (!column || !columnId) return null;
  const others = [...column.querySelectorAll<HTMLElement>("[data-card]")].filter((card) => card.dataset.card !== cardId);
  const below = others.findIndex((card) => {
    const box = card.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  return { columnId, index: below < 0 ? others.length : below };
}
