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

/** The board with the card at its new place; an index beyond the end means the end. The same board for an unknown card or column. */
export function moveCard<Card extends BoardCard>(columns: BoardColumn<Card>[], cardId: string, to: BoardPlace): BoardColumn<Card>[] {
  const card = columns.flatMap((column) => column.cards).find((each) => each.id === cardId);
  if (!card || !columns.some((column) => column.id === to.columnId)) return columns;
  return columns.map((column) => {
    const others = column.cards.filter((each) => each.id !== cardId);
    if (column.id !== to.columnId) return others.length === column.cards.length ? column : { ...column, cards: others };
    const index = Math.min(Math.max(0, to.index), others.length);
    return { ...column, cards: [...others.slice(0, index), card, ...others.slice(index)] };
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

/** Where a card lies, in words for those who do not see the board. */
export function tellPlace(columns: BoardColumn[], cardId: string): string {
  const place = placeOf(columns, cardId);
  const column = columns.find((each) => each.id === place?.columnId);
  const card = column?.cards.find((each) => each.id === cardId);
  if (!place || !column || !card) return "";
  return `“${card.title}”: ${column.title}, ${place.index + 1} of ${column.cards.length}`;
}
