const PATHS = { ascending: "M12 19V5M5 12l7-7 7 7", descending: "M12 5v14M19 12l-7 7-7-7", none: "m7 15 5 5 5-5M7 9l5-5 5 5" };

/** How a column is sorted, small enough for client components. */
export function SortGlyph({ direction }: { direction: "ascending" | "descending" | null }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`size-3.5 shrink-0 ${direction ? "" : "opacity-60"}`}
    >
      <path d={PATHS[direction ?? "none"]} />
    </svg>
  );
}
