"use client";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { type BoardColumn, type BoardPlace, placeOf, stepOnBoard } from "./board-moves.ts";
import { isRightToLeft } from "./direction.ts";
import type { KanbanCardData } from "./kanban.tsx";
import { Menu } from "./menu.tsx";
import { menuItemStyle } from "./menu-item.tsx";
import { SoftLink } from "./soft-link.tsx";

interface KanbanCardProps {
  card: KanbanCardData;
  handleId: string;
  /** Of the sentence that tells which keys move it. */
  howId: string;
  columns: BoardColumn[];
  isHeld: boolean;
  isDragged: boolean;
  onPointerDown: (event: PointerEvent<HTMLButtonElement>) => void;
  onHold: () => void;
  onStep: (to: BoardPlace) => void;
  onDrop: () => void;
  onCancel: () => void;
  /** To the end of another column, from the menu. */
  onSend: (columnId: string) => void;
}

/** A card of a `Kanban`, with its handle and its menu. */
export function KanbanCard(props: KanbanCardProps) {
  const t = useClientWords();
  const { card, handleId, howId, columns, isHeld, isDragged, onPointerDown, onHold, onStep, onDrop, onCancel, onSend } = props;
  const handle = useRef<HTMLButtonElement>(null);
  const columnId = placeOf(columns, card.id)?.columnId;

  // A card that changes its column is made anew, and would leave the focus behind.
  useEffect(() => {
    if (isHeld) handle.current?.focus();
  }, [isHeld]);

  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (isHeld) onDrop();
      else onHold();
      return;
    }
    if (!isHeld) return;
    if (event.key === "Escape") {
      event.preventDefault();
      onCancel();
      return;
    }
    if (event.key === "Tab") {
      onDrop();
      return;
    }
    const to = stepOnBoard(columns, card.id, event.key, isRightToLeft(event.currentTarget));
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    if (to) onStep(to);
  };

  return (
    <li
      data-card={card.id}
      className={`flex items-start gap-1 rounded-xl border bg-surface p-1.5 shadow-field ${isHeld ? "outline-2 outline-accent" : ""} ${isDragged ? "opacity-60 outline-2 outline-accent outline-dashed" : ""}`}
    >
      <button
        ref={handle}
        id={handleId}
        type="button"
        aria-label={t("moveTitle", { title: card.title })}
        aria-describedby={howId}
        aria-pressed={isHeld}
        onPointerDown={onPointerDown}
        onKeyDown={press}
        className="inline-flex h-11 w-8 shrink-0 cursor-grab touch-none items-center justify-center rounded-lg text-muted -outline-offset-2 hover:bg-tint active:cursor-grabbing sm:h-9"
      >
        <svg aria-hidden="true" viewBox="0 0 24 24" fill="currentColor" className="size-4">
          <path d="M9 4a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm6 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM9 10.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm6 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM9 17a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm6 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z" />
        </svg>
      </button>
      <span className="grid min-w-0 flex-1 gap-1 py-2">
        {card.href ? (
          <SoftLink href={card.href} className="rounded-sm font-medium text-ink text-sm wrap-anywhere hover:text-accent">
            {card.title}
          </SoftLink>
        ) : (
          <bdi className="font-medium text-ink text-sm wrap-anywhere">{card.title}</bdi>
        )}
        {card.note ? <bdi className="text-muted text-xs">{card.note}</bdi> : null}
        {card.mark ? <span className="flex flex-wrap gap-1">{card.mark}</span> : null}
      </span>
      <Menu
        label={t("sendTitleToAColumn", { title: card.title })}
        buttonClassName="inline-flex h-11 w-9 shrink-0 items-center justify-center rounded-lg text-muted -outline-offset-2 hover:bg-tint hover:text-ink sm:h-9"
        button={
          <svg aria-hidden="true" viewBox="0 0 24 24" fill="currentColor" className="size-4">
            <path d="M5 10.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z" />
          </svg>
        }
      >
        <p className="px-3 py-2 font-medium text-muted text-xs">{t("sendTo")}</p>
        {columns
          .filter((column) => column.id !== columnId)
          .map((column) => (
            <button key={column.id} type="button" data-closes-menu="" onClick={() => onSend(column.id)} className={menuItemStyle}>
              {column.title}
            </button>
          ))}
      </Menu>
    </li>
  );
}
