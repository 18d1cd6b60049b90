import { CopyButton } from "./copy-button.tsx";
import { Icon } from "./icon.tsx";

interface CodeViewProps {
  /** What it is: a file's name, "Request", "Answer". */
  label: string;
  code: string;
  /** Numbers before the lines; not part of what is copied. */
  hasLineNumbers?: boolean;
  canCopy?: boolean;
}

/** Text that a machine reads, as it is. Scrolls sideways rather than breaking lines. */
export function CodeView({ label, code, hasLineNumbers = false, canCopy = true }: CodeViewProps) {
  const lines = code.split("\n");
  return (
    <figure className="min-w-0 overflow-hidden rounded-xl border bg-sunken">
      <figcaption className="flex min-h-11 items-center justify-between gap-3 border-b bg-surface ps-4 pe-1">
        <span className="min-w-0 truncate font-medium text-sm text-soft">{label}</span>
        {canCopy ? <CopyButton text={code} icon={<Icon name="copy" className="size-4" />} /> : null}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="flex max-h-96 overflow-auto p-4 font-mono text-xs -outline-offset-2" dir="ltr">
        {hasLineNumbers ? (
          <pre aria-hidden="true" className="select-none pe-4 text-end text-muted">
            {lines.map((_, index) => index + 1).join("\n")}
          </pre>
        ) : null}
        <pre className="min-w-0 text-ink">
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  );
}
