interface JsonViewProps {
  value: unknown;
  /** What a screen reader calls it. */
  label: string;
}

/** JSON as it is, one field a line; scrolls inside itself, by keyboard too. */
export function JsonView({ value, label }: JsonViewProps) {
  if (value === null || value === undefined) return <p className="text-muted text-sm">Nothing.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-lg bg-sunken p-4">
      <pre dir="ltr" className="whitespace-pre-wrap font-mono text-ink text-xs wrap-anywhere">
        {JSON.stringify(value, null, 2)}
      </pre>
    </section>
  );
}
