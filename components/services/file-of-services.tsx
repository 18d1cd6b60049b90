"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useRef, useState } from "react";
import type { FilePlan } from "#lib/services/schema";
import { Button } from "../ui/button.tsx";
import { type Answer, sendJson } from "../ui/send-json.ts";
import { FilePlanView, type PlanWords } from "./file-plan-view.tsx";

export interface FileWords extends PlanWords {
  label: string;
  hint: string;
  chooseFile: string;
  preview: string;
  looking: string;
  apply: string;
  applying: string;
  applied: string;
  noAnswer: string;
}

interface FileOfServicesProps {
  words: FileWords;
  /** Who may only look sees what would be done. */
  mayApply: boolean;
  /** The icons of the plan's callouts, drawn by the server. */
  icons: { good: ReactNode; bad: ReactNode };
}

type Step = { doing: "preview" | "apply" | null; plan: FilePlan | null; problems: string[]; isApplied: boolean };

const NOTHING: Step = { doing: null, plan: null, problems: [], isApplied: false };
const ROUTE = "/api/v1/services/file";

/** Reads a `services.yaml`, shows what applying it would do, and applies exactly that. */
export function FileOfServices({ words, mayApply, icons }: FileOfServicesProps) {
  const router = useRouter();
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const [step, setStep] = useState<Step>(NOTHING);

  async function run(doing: "preview" | "apply") {
    const file = text.current?.value ?? "";
    setStep((before) => ({ ...before, doing, problems: [] }));
    const answer =
      doing === "preview"
        ? await sendJson<FilePlan>("POST", `${ROUTE}/preview`, words.noAnswer, { file })
        : await sendJson<FilePlan>("PUT", ROUTE, words.noAnswer, { file, mark: step.plan?.mark ?? "" });
    setStep(stepAfter(doing, answer));
    if (doing === "apply" && answer.data) router.refresh();
  }

  async function read(files: FileList | null) {
    const file = files?.[0];
    if (!file || !text.current) return;
    text.current.value = await file.text();
    setStep(NOTHING);
  }

  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {words.label}
        </label>
        <textarea
          ref={text}
          id={id}
          rows={16}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          dir="ltr"
          aria-describedby={`${id}-hint`}
          className="field font-mono text-sm"
          onChange={() => setStep((before) => (before === NOTHING ? before : NOTHING))}
        />
        <p id={`${id}-hint`} className="text-muted text-xs">
          {words.hint}
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <label className="text-sm text-soft">
          <span className="sr-only">{words.chooseFile}</span>
          <input
            type="file"
            accept=".yaml,.yml"
            className="max-w-full text-muted text-sm file:me-3 file:min-h-11 file:cursor-pointer file:rounded-lg file:border file:border-edge file:border-solid file:bg-surface file:px-4 file:font-medium file:text-soft hover:file:bg-tint"
            onChange={(event) => read(event.currentTarget.files)}
          />
        </label>
        <Button variant={step.plan && mayApply ? "secondary" : "primary"} isLoading={step.doing === "preview"} onClick={() => run("preview")}>
          {step.doing === "preview" ? words.looking : words.preview}
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-5 empty:hidden">
        {step.problems.length > 0 ? (
          <div className="flex gap-3 rounded-xl border border-bad/30 bg-bad-soft p-4 text-sm">
            {icons.bad}
            <ul className="grid min-w-0 gap-1 wrap-anywhere">
              {step.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {step.isApplied ? (
          <p className="flex gap-3 rounded-xl border border-good/30 bg-good-soft p-4 font-semibold text-ink text-sm">
            {icons.good}
            {words.applied}
          </p>
        ) : null}
        {step.plan && !step.isApplied ? <FilePlanView plan={step.plan} words={words} /> : null}
      </div>
      {step.plan && !step.isApplied && mayApply && hasWork(step.plan) ? (
        <div className="flex justify-end">
          <Button isLoading={step.doing === "apply"} onClick={() => run("apply")}>
            {step.doing === "apply" ? words.applying : words.apply}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const hasWork = ({ creates, changes, removes }: FilePlan) => creates.length + changes.length + removes.length > 0;

function stepAfter(doing: "preview" | "apply", answer: Answer<FilePlan>): Step {
  if (answer.data) return { ...NOTHING, plan: answer.data, isApplied: doing === "apply" };
  return { ...NOTHING, problems: answer.issues.length > 0 ? answer.issues.map(({ message }) => message) : [answer.problem] };
}
