import { useWords } from "#components/format/words";
import { Icon } from "./icon.tsx";
import { SoftLink } from "./soft-link.tsx";

export type StepState = "done" | "current" | "todo" | "error";

interface StepperProps {
  label: string;
  steps: { label: string; note?: string; state: StepState /** Only for steps one may go back to. */; href?: string }[];
}

const marks: Record<StepState, string> = {
  done: "bg-accent-solid border-accent-solid text-white",
  current: "border-accent text-accent bg-accent-soft",
  todo: "border-control text-muted bg-surface",
  error: "border-bad bg-bad-soft text-bad",
};

const lines: Record<StepState, string> = {
  done: "md:border-accent-solid",
  current: "md:border-accent-solid",
  todo: "",
  error: "md:border-bad",
};

const WORDS = { done: "stepDone", current: "stepCurrent", todo: "stepToCome", error: "stepError" } as const satisfies Record<StepState, string>;

/** Where one is in a task of several steps; side by side, and below each other on a phone. */
export function Stepper({ label, steps }: StepperProps) {
  const t = useWords("shell");
  return (
    <nav aria-label={label}>
      <ol className="flex flex-col gap-4 md:flex-row md:gap-2">
        {steps.map((step, index) => (
          <li
            key={step.label}
            aria-current={step.state === "current" ? "step" : undefined}
            className={`relative flex min-w-0 flex-1 items-start gap-3 md:flex-col md:border-t-2 md:pt-3 ${lines[step.state]}`}
          >
            <span
              className={`inline-flex size-8 shrink-0 items-center justify-center rounded-full border font-semibold text-sm tabular-nums ${marks[step.state]}`}
            >
              {step.state === "done" ? <Icon name="check" className="size-4" /> : null}
              {step.state === "error" ? <Icon name="circle-exclamation-point" className="size-4" /> : null}
              {step.state === "current" || step.state === "todo" ? index + 1 : null}
            </span>
            <span className="grid min-w-0">
              {step.href ? (
                <SoftLink href={step.href} className="rounded-sm font-medium text-accent text-sm wrap-anywhere underline-offset-4 hover:underline">
                  {step.label}
                </SoftLink>
              ) : (
                <span className={`text-sm wrap-anywhere ${step.state === "todo" ? "text-muted" : "font-medium text-ink"}`}>{step.label}</span>
              )}
              <span className="sr-only">({t(WORDS[step.state])})</span>
              {step.note ? <span className={`text-xs ${step.state === "error" ? "text-bad" : "text-muted"}`}>{step.note}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
