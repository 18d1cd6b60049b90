/** The cross of closing buttons, small enough for client components. */
export function CloseGlyph() {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" className="size-5">
      <path d="M18 6 6 18M6 6l12 12" />
    </svg>
  );
}
