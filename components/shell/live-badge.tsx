import { useClientWords } from "../format/client-words.tsx";

const states = {
  live: { label: "live", look: "bg-good-soft text-good", dot: "bg-good-solid" },
  connecting: { label: "connecting", look: "bg-tint text-muted", dot: "bg-grey-400" },
  offline: { label: "offlineOld", look: "bg-warn-soft text-warn", dot: "bg-warn-solid" },
} as const;

export type LiveState = keyof typeof states;

/** Whether what is on the screen is kept up to date. Small enough for client components. */
export function LiveBadge({ state }: { state: LiveState }) {
  const t = useClientWords();
  const { look, dot } = states[state];
  const label = t(states[state].label);
  return (
    <span role="status" title={label} className={`inline-flex min-h-6 items-center gap-1.5 rounded-full px-2.5 font-medium text-xs ${look}`}>
      <span aria-hidden="true" className={`size-1.5 rounded-full ${dot}`} />
      <span className="max-md:sr-only">{label}</span>
    </span>
  );
}
