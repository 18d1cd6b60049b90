const GAP_PX = 8;

/**
 * Puts an open popover below its anchor, or above it when the anchor stands low in the window. `align` names the edges
 * that line up, in the direction of the text. Nothing of it leaves the window sideways.
 */
export function placeAtAnchor(popup: HTMLElement, anchor: Element, align: "start" | "end" = "start"): void {
  const box = anchor.getBoundingClientRect();
  const isAtRight = (align === "end") === (getComputedStyle(popup).direction === "ltr");
  const pageWidth = document.documentElement.clientWidth;
  popup.style.inset = "auto";
  const most = Math.max(GAP_PX, pageWidth - popup.offsetWidth - GAP_PX);
  const edge = Math.max(GAP_PX, isAtRight ? pageWidth - box.right : box.left);
  popup.style[isAtRight ? "right" : "left"] = `${Math.min(edge, most)}px`;
  if (box.bottom > innerHeight * 0.65) popup.style.bottom = `${innerHeight - box.top + GAP_PX}px`;
  else popup.style.top = `${box.bottom + GAP_PX}px`;
}
