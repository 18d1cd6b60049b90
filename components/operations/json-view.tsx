import { useWords } from "../format/words.tsx";

interface JsonViewProps {
  value: unknown;
  /** What a screen reader calls it; something else than the title above it. */
  label: string;
}

/** JSON as it is, one field a line, and the stack of an error as it was printed; scrolls inside itself, by keyboard too. */
export function JsonView({ value, label }: JsonViewProps) {
  const t = useWords("operations");
  if (value === null || value === undefined) return <p className="text-muted text-sm">{t("nothing")}</p>;
  const { stack, rest } = withoutStack(value);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section aria-label={label} tabIndex={0} className="grid max-h-96 gap-4 overflow-auto rounded-lg bg-sunken p-4">
      <Text>{JSON.stringify(rest, null, 2)}</Text>
      {stack ? <Text>{stack}</Text> : null}
    </section>
  );
}

function Text({ children }: { children: string }) {
  return (
    <pre dir="ltr" className="whitespace-pre-wrap font-mono text-ink text-xs wrap-anywhere">
      {children}
    </pre>
  );
}

/** As JSON the lines of a stack would all be one. */
function withoutStack(value: unknown): { stack: string | null; rest: unknown } {
  if (typeof value !== "object" || value === null || !("stack" in value) || typeof value.stack !== "string") return { stack: null, rest: value };
  const { stack, ...rest } = value;
  return { stack: String(stack), rest };
}
