import { useClientWords } from "../format/client-words.tsx";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface JsonViewProps {
  /** What it is: "Payload of the event". */
  label: string;
  value: Json;
  /** How many levels are open at first. */
  openLevels?: number;
}

const MOST_ENTRIES = 200;

/** A JSON value whose objects and lists open and close; needs no script. Long lists tell how much they leave out. */
export function JsonView({ label, value, openLevels = 2 }: JsonViewProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      dir="ltr"
      className="max-h-96 min-w-0 overflow-auto rounded-xl border bg-sunken p-4 font-mono text-ink text-xs -outline-offset-2"
    >
      <Value value={value} levels={openLevels} />
    </section>
  );
}

function Value({ name, value, levels }: { name?: string; value: Json; levels: number }) {
  const t = useClientWords();
  const key = name === undefined ? null : <span className="text-accent">{name}: </span>;
  if (value === null || typeof value !== "object") {
    return (
      <div className="min-h-6 ps-4 wrap-anywhere">
        {key}
        <Scalar value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const entries: [string, Json][] = Object.entries(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) {
    return (
      <div className="min-h-6 ps-4">
        {key}
        {open}
        {close}
      </div>
    );
  }
  return (
    <details open={levels > 0} className="group/json">
      <summary className="flex min-h-6 items-start rounded-sm hover:bg-tint">
        <span aria-hidden="true" className="w-4 shrink-0 text-center text-muted [details[open]>summary>&]:rotate-90">
          ›
        </span>
        <span>
          {key}
          {open} <span className="text-muted">{`${entries.length} ${isList ? "items" : "keys"}`}</span> {close}
        </span>
      </summary>
      <div className="ms-2 border-s ps-2">
        {entries.slice(0, MOST_ENTRIES).map(([entryName, entry]) => (
          <Value key={entryName} name={entryName} value={entry} levels={levels - 1} />
        ))}
        {entries.length > MOST_ENTRIES ? <p className="ps-4 text-muted">{t("moreNotShown", { count: entries.length - MOST_ENTRIES })}</p> : null}
      </div>
    </details>
  );
}

function Scalar({ value }: { value: null | boolean | number | string }) {
  if (typeof value === "string") return <span className="text-good">{JSON.stringify(value)}</span>;
  if (value === null) return <span className="text-muted">null</span>;
  return <span className="text-warn">{String(value)}</span>;
}
