/** Whether text runs from right to left here, where the left arrow key means forward. In the browser only. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === "rtl";
}
