"use client";
import { type ReactNode, useId, useRef, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { type BoardCard, type BoardColumn, type BoardPlace, isSamePlace, moveCard, placeOf, refusalOf, tellPlace } from "./board-moves.ts";
import { KanbanCard } from "./kanban-card.tsx";
import { useCardDrag } from "./use-card-drag.ts";

export interface KanbanCardData extends BoardCard {
  /** One line below the title. */
  note?: string;
  /** Such as a badge. */
  mark?: ReactNode;
  href?: string;
}

export interface KanbanColumnData extends BoardColumn<KanbanCardData> {
  /** Below the cards, such as a link to those that are not shown. */
  footer?: ReactNode;
  /** Below the title, such as what its cards are worth. */
  note?: ReactNode;
  /** How many it has, where not all are shown. */
  count?: number;
}

interface KanbanProps {
  label: string;
  columns: KanbanColumnData[];
  /**
   * Keeps the move; when it fails the card goes back, and the failure is told.
   * @param above the card that it lies below now; null: it is the first
   */
  onMove?: (cardId: string, to: BoardPlace, above: string | null) => Promise<void>;
}

/**
 * Cards in columns. A card is moved by its handle, with a pointer or with Space, arrow keys and Space, or by its menu. A
 * long column shows its first cards and its footer leads to the others: a board of thousands freezes every browser.
 */
export function Kanban({ label, columns: given, onMove }: KanbanProps) {
  const t = useClientWords();
  const base = useId();
  const board = useRef<HTMLElement>(null);
  const [columns, setColumns] = useState(given);
  const [told, setTold] = useState("");
  const [heldId, setHeldId] = useState<string | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  const [problem, setProblem] = useState("");
  const before = useRef<KanbanColumnData[]>(given);
  const [shown, setShown] = useState(given);
  // Known at once: of two moves that are quicker than a rendering, the second must be refused, too.
  const keeping = useRef(false);

  // What others moved is shown as soon as nothing is under way here.
  if (shown !== given && heldId === null && !isKeeping) {
    setShown(given);
    setColumns(given);
  }

  const place = (cardId: string, to: BoardPlace) => {
    const next = withFooters(moveCard(columns, cardId, to), columns);
    setColumns(next);
    return next;
  };
  const tell = (now: BoardColumn[], cardId: string) => {
    const said = tellPlace(now, cardId);
    return said ? t("cardPlace", said) : "";
  };
  const cardsOf = ({ title, count, cards }: KanbanColumnData) => {
    const all = count ?? cards.length;
    return t(all === 1 ? "columnCard" : "columnCards", { title, count: all });
  };
  const isRefused = () => {
    const refusal = refusalOf({ isKeeping: keeping.current, heldId });
    if (refusal === null) return false;
    setProblem(t(refusal === "keeping" ? "lastMoveIsKept" : "aCardIsPickedUp"));
    return true;
  };
  const hold = (cardId: string) => {
    if (isRefused()) return;
    setProblem("");
    before.current = columns;
    setHeldId(cardId);
    setTold(t("pickedUpPlace", { place: tell(columns, cardId) }));
  };
  // A card that changes its column is made anew, and would leave the focus behind.
  const focusHandle = (cardId: string) => requestAnimationFrame(() => document.getElementById(`${base}-${cardId}`)?.focus());
  const putBack = (reason: string) => {
    setColumns(before.current);
    setHeldId(null);
    setTold(reason);
  };
  const keep = async (move: Promise<void>) => {
    keeping.current = true;
    setKeeping(true);
    try {
      await move;
    } catch {
      putBack("");
      setProblem(t("moveNotKept"));
    } finally {
      keeping.current = false;
      setKeeping(false);
    }
  };
  const drop = (cardId: string, now = columns) => {
    setHeldId(null);
    const to = placeOf(now, cardId);
    const from = placeOf(before.current, cardId);
    if (!to || isSamePlace(from, to)) {
      setTold(t("putDownWhereItWas"));
      return;
    }
    setTold(t("movedPlace", { place: tell(now, cardId) }));
    const above = now.find((column) => column.id === to.columnId)?.cards[to.index - 1]?.id ?? null;
    if (onMove) void keep(onMove(cardId, to, above));
  };
  const drag = useCardDrag({
    board,
    onDrop: (cardId, to) => {
      if (isRefused()) return;
      hold(cardId);
      drop(cardId, to ? place(cardId, to) : columns);
    },
  });

  return (
    <section ref={board} aria-label={label} aria-busy={isKeeping} className="min-w-0">
      <p id={`${base}-how`} className="sr-only">
        {t("pressSpaceToPickTheCard")}
      </p>
      <p role="status" aria-live="assertive" className="sr-only">
        {told}
      </p>
      <p role="alert" className="text-bad text-sm not-empty:pb-3">
        {problem}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={t("labelColumns", { label })} tabIndex={0} className="flex snap-x gap-4 overflow-x-auto rounded-xl pb-2 -outline-offset-2">
        {columns.map((column) => (
          <section
            key={column.id}
            aria-label={cardsOf(column)}
            data-column={column.id}
            className="flex w-72 min-w-56 shrink-0 snap-start flex-col rounded-2xl bg-tint p-3 data-over:outline-2 data-over:outline-accent sm:shrink sm:grow"
          >
            <p className="flex items-center justify-between gap-2 px-1 pb-3 font-semibold text-ink text-sm">
              <span className="min-w-0 truncate">{column.title}</span>
              <span className="rounded-full bg-surface px-2 font-medium text-soft text-xs tabular-nums">{column.count ?? column.cards.length}</span>
            </p>
            {column.note ? <p className="-mt-2 px-1 pb-3 text-muted text-xs tabular-nums">{column.note}</p> : null}
            {column.cards.length === 0 ? (
              <p className="rounded-xl border border-dashed px-3 py-5 text-center text-muted text-sm">{t("noCards")}</p>
            ) : null}
            <ul className="flex min-h-16 grow flex-col gap-2">
              {column.cards.map((card) => (
                <KanbanCard
                  key={card.id}
                  card={card}
                  handleId={`${base}-${card.id}`}
                  howId={`${base}-how`}
                  columns={columns}
                  isHeld={card.id === heldId}
                  isDragged={card.id === drag.draggedId}
                  onPointerDown={(event) => drag.start(event, card.id)}
                  onHold={() => hold(card.id)}
                  onStep={(to) => setTold(tell(place(card.id, to), card.id))}
                  onDrop={() => drop(card.id)}
                  onCancel={() => {
                    putBack(t("takenBack"));
                    focusHandle(card.id);
                  }}
                  onSend={(columnId) => {
                    if (isRefused()) return;
                    setProblem("");
                    before.current = columns;
                    drop(card.id, place(card.id, { columnId, index: Number.POSITIVE_INFINITY }));
                    focusHandle(card.id);
                  }}
                />
              ))}
            </ul>
            {column.footer ? <div className="pt-3">{column.footer}</div> : null}
          </section>
        ))}
      </section>
    </section>
  );
}

/** The pure moves know nothing of footers and notes, which stay where they are. */
function withFooters(moved: BoardColumn<KanbanCardData>[], columns: KanbanColumnData[]): KanbanColumnData[] {
  return moved.map((column, index) => {
    const { footer, note, count } = columns[index] ?? {};
    return { ...column, footer, note, count };
  });
}
