export interface BoardCard {
  id: string;
  title: string;
}

export interface BoardColumn<Card extends BoardCard = BoardCard> {
  id: string;
  title: string;
  cards: Card[];
}

export interface BoardPlace {
  columnId: string;
  /** From 0, counted without the card itself. */
  index: number;
}

/** Where a card lies; null when it is on no column. */
export function placeOf(columns: BoardColumn[], cardId: string): BoardPlace | null {
  for (const column of columns) {
    const index = column.cards.findIndex((card) => card.id === cardId);
    if (index >= 0) return { columnId: column.id, index };
  }
  return null;
}

export const isSamePlace = (one: BoardPlace | null, other: BoardPlace | null) => one?.columnId === other?.columnId && one?.index === other?.index;

/**
 * Why a move may not begin: one at a time, since what goes back when a move cannot be kept is the board before that move and no
 * other. Null when it may.
 */
export function refusalOf({ isKeeping, heldId }: { isKeeping: boolean; heldId: string | null }): "keeping" | "held" | null {
  if (isKeeping) return "keeping";
  return heldId === null ? null : "held";
}

/**
 * The board with the card at its new place; an index beyond the end means the end. The same board for an unknown card or column,
 * and for the place where the card lies already.
 */
export function moveCard<Card extends BoardCard>(columns: BoardColumn<Card>[], cardId: string, to: BoardPlace): BoardColumn<Card>[] {
  const card = columns.flatMap((column) => column.cards).find((each) => each.id === cardId);
  const target = columns.find((column) => column.id === to.columnId);
  if (!card || !target) return columns;
  const most = target.cards.filter((each) => each.id !== cardId).length;
  // What is no number at all means the end, too: no card may vanish by a sum that went wrong.
  const place = { columnId: to.columnId, index: Number.isNaN(to.index) ? most : Math.min(Math.max(0, Math.trunc(to.index)), most) };
  if (isSamePlace(placeOf(columns, cardId), place)) return columns;
  return columns.map((column) => {
    const others = column.cards.filter((each) => each.id !== cardId);
    if (column.id !== to.columnId) return others.length === column.cards.length ? column : { ...column, cards: others };
    return { ...column, cards: [...others.slice(0, place.index), card, ...others.slice(place.index)] };
  });
}

/** Where an arrow key takes a card that was picked up; null at the edge of the board and for other keys. */
export function stepOnBoard(columns: BoardColumn[], cardId: string, key: string, isRightToLeft = false): BoardPlace | null {
  const place = placeOf(columns, cardId);
  if (!place) return null;
  const at = columns.findIndex((column) => column.id === place.columnId);
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  if (key === "ArrowUp") return place.index > 0 ? { ...place, index: place.index - 1 } : null;
  if (key === "ArrowDown") return place.index < (columns[at]?.cards.length ?? 0) - 1 ? { ...place, index: place.index + 1 } : null;
  const target = key === forward ? columns[at + 1] : key === back ? columns[at - 1] : undefined;
  return target ? { columnId: target.id, index: Math.min(place.index, target.cards.length) } : null;
}

/** Where a card lies, to be told to those who do not see the board; null when it is on no column. Counted from 1. */
export function tellPlace(columns: BoardColumn[], cardId: string): { card: string; column: string; at: number; of: number } | null {
  const place = placeOf(columns, cardId);
  const column = columns.find((each) => each.id === place?.columnId);
  const card = column?.cards.find((each) => each.id === cardId);
  if (!place || !column || !card) return null;
  return { card: card.title, column: column.title, at: place.index + 1, of: column.cards.length };
}
