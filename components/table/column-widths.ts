/** Told once a width is settled: "plan:120,status:96". */
type Settle = (widths: string) => void;

const STEP = 16;
/** Keys are pressed in a row: the address follows the last. */
const SETTLES_AFTER_MS = 600;

const handleOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("[data-width-of]") : null);
const columnsOf = (table: HTMLTableElement) => [...table.querySelectorAll<HTMLTableColElement>("colgroup > col")];

/** Lets the edges of columns be drawn, moved by keys, and fitted. @returns ends it */
export function listenToWidths(settle: Settle): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settleSoon = (table: HTMLTableElement, afterMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => settle(say(table)), afterMs);
  };
  const onPointer = (event: PointerEvent) => {
    const handle = handleOf(event.target);
    const table = handle?.closest("table");
    if (!handle || !table || event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const [from, width] = [event.clientX, begin(table, handle)];
    const sign = getComputedStyle(table).direction === "rtl" ? -1 : 1;
    const move = ({ clientX }: PointerEvent) => draw(table, handle, width + sign * (clientX - from));
    const end = ({ clientX }: PointerEvent) => {
      handle.removeEventListener("pointermove", move);
      if (clientX !== from) settleSoon(table, 0);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  };
  const onDouble = ({ target }: Event) => {
    const handle = handleOf(target);
    const table = handle?.closest("table");
    if (handle && table) settleSoon(table, fitWidth(table, handle));
  };
  const onKey = (event: KeyboardEvent) => {
    const handle = handleOf(event.target);
    const table = handle?.closest("table");
    if (!handle || !table || event.ctrlKey || event.metaKey || event.altKey) return;
    const ahead = getComputedStyle(table).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      draw(table, handle, begin(table, handle) + (event.key === ahead ? STEP : -STEP));
      settleSoon(table, SETTLES_AFTER_MS);
    } else if (event.key === "Enter") settleSoon(table, fitWidth(table, handle));
    else return;
    event.preventDefault();
  };
  // A handle says how wide its column is as soon as somebody comes to it.
  const onFocus = ({ target }: FocusEvent) => {
    const handle = handleOf(target);
    const width = handle?.closest("th")?.offsetWidth;
    if (width) handle.setAttribute("aria-valuenow", String(width));
  };
  document.addEventListener("pointerdown", onPointer);
  document.addEventListener("dblclick", onDouble);
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", onFocus);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("pointerdown", onPointer);
    document.removeEventListener("dblclick", onDouble);
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("focusin", onFocus);
  };
}

/** From now on the table is as wide as its columns say, which begin as wide as they are. @returns the width of the handle's own */
function begin(table: HTMLTableElement, handle: HTMLElement): number {
  if (table.dataset.sized === undefined) {
    const heads = table.tHead?.rows[0]?.cells;
    const widths = columnsOf(table).map((_, index) => heads?.[index]?.offsetWidth ?? 0);
    for (const [index, column] of columnsOf(table).entries()) if (column.dataset.primary === undefined) column.style.width = `${widths[index]}px`;
    table.dataset.sized = "";
    hold(table);
  }
  return handle.closest("th")?.offsetWidth ?? 0;
}

function draw(table: HTMLTableElement, handle: HTMLElement, wanted: number): void {
  const [least, most] = [Number(handle.ariaValueMin), Number(handle.ariaValueMax)];
  const width = Math.round(Math.min(most, Math.max(least, wanted)));
  const column = columnsOf(table).find(({ dataset }) => dataset.column === handle.dataset.widthOf);
  if (!column) return;
  column.style.width = `${width}px`;
  handle.setAttribute("aria-valuenow", String(width));
  hold(table);
}

/** Makes a column as wide as the widest thing in it. @returns after how long that is settled */
function fitWidth(table: HTMLTableElement, handle: HTMLElement): number {
  begin(table, handle);
  const at = columnsOf(table).findIndex(({ dataset }) => dataset.column === handle.dataset.widthOf);
  draw(table, handle, 0);
  const cells = [...table.rows].map((row) => row.cells[at]);
  // One more than its content: a fraction of a pixel is cut off otherwise.
  draw(table, handle, Math.max(...cells.map((cell) => cell?.scrollWidth ?? 0)) + 1);
  return 0;
}

/** Keeps room for the column that names the row beside the others. */
function hold(table: HTMLTableElement): void {
  const others = columnsOf(table).reduce((sum, column) => sum + (Number.parseFloat(column.style.width) || 0), 0);
  table.style.setProperty("--least", `${others + 192}px`);
}

const say = (table: HTMLTableElement) =>
  columnsOf(table)
    .flatMap(({ dataset, style }) =>
      dataset.column && Number.parseFloat(style.width) > 0 ? [`${dataset.column}:${Number.parseFloat(style.width)}`] : [],
    )
    .join(",");
