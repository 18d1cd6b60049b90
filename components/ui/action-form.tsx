"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useActionState, useContext, useId, useLayoutEffect, useRef, useState } from "react";
import type { UndoCall } from "#lib/access";
import { useCloseDialog } from "./dialog.tsx";
import { FormStatus } from "./form-status.tsx";
import { toast } from "./toast-region.tsx";

/** What a server action answers. The same shape as `FormState` of `lib/web`, which this floor may not import. */
export interface ActionState {
  status: "idle" | "ok" | "error";
  message: string | null;
  issues: { path: string; message: string }[];
  values: Record<string, string>;
  requestId: string | null;
  /** What can be done about it, such as "reauthentication_required". */
  reason?: string | null;
  /** How it can be taken back: it is then told by a toast that offers to. */
  undo?: UndoCall;
  /** The page to go on to, where a toast tells of it. */
  goTo?: string;
}

export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

const idle: ActionState = { status: "idle", message: null, issues: [], values: {}, requestId: null };

interface FormContext {
  formId: string;
  state: ActionState;
}
const CurrentForm = createContext<FormContext | null>(null);

/** What the form around a field says about it: its error, what had been typed, and the id its field should have. */
export function useField(name: string) {
  const form = useContext(CurrentForm);
  return {
    id: form ? `${form.formId}-${name}` : undefined,
    error: form?.state.issues.find((issue) => issue.path === name)?.message ?? null,
    typed: form?.state.values[name],
  };
}

/** How the form around was answered last; null outside of one. */
export function useFormAnswer(): ActionState | null {
  return useContext(CurrentForm)?.state ?? null;
}

interface ActionFormProps {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** What a screen reader calls the form. */
  label?: string;
  /** Names of the fields below; issues of other paths are listed in the summary without a link. */
  fields?: string[];
  /** Sent along as hidden inputs, such as an id, or the version that a change is made from. */
  hidden?: Record<string, string>;
  /** Makes a form that is sent twice act once. Give a fresh random value per page view. */
  idempotencyKey?: string;
  /** Called in the browser after the action succeeded. */
  onDone?: (state: ActionState) => void;
}

/**
 * A form around a server action: summary of errors that takes focus, errors at their fields (any `TextField`, `Select`…
 * inside finds its own by name), what was typed is kept. Works before script has loaded, too. In a `Dialog`, success
 * closes the dialog and is told by a toast; so is, for ten seconds, what can be undone.
 */
export function ActionForm({ action, children, className = "grid gap-5", label, fields, hidden = {}, idempotencyKey, onDone }: ActionFormProps) {
  const [state, send] = useActionState(action, idle);
  const formId = useId();
  const closeDialog = useCloseDialog();
  // What was typed belongs to what was shown when typing began: a page that is brought up to date meanwhile must not lend it a
  // newer version, which would overwrite somebody else's change unseen.
  const [begunWith, setBegunWith] = useState<Record<string, string> | null>(null);
  const done = useRef(onDone);
  useLayoutEffect(() => {
    done.current = onDone;
  });
  const router = useRouter();
  const [toasted, setToasted] = useState<ActionState | null>(null);
  // Before it is drawn: what is told by a toast is not told in the form as well.
  useLayoutEffect(() => {
    if (state.status !== "ok") return;
    setBegunWith(null);
    done.current?.(state);
    closeDialog?.();
    if (state.goTo) router.push(state.goTo);
    if (!state.message || !(closeDialog || state.undo || state.goTo)) return;
    // The dialog takes its own message with it.
    setToasted(state);
    toast(state.message, "good", state.undo);
  }, [state, closeDialog, router]);
  const linked = state.issues.map((issue) => ({ ...issue, href: !fields || fields.includes(issue.path) ? `#${formId}-${issue.path}` : null }));
  return (
    <CurrentForm value={{ formId, state }}>
      <form action={send} onInput={() => setBegunWith((begun) => begun ?? hidden)} aria-label={label} noValidate className={className}>
        {Object.entries(begunWith ?? hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {idempotencyKey ? <input type="hidden" name="idempotencyKey" value={idempotencyKey} /> : null}
        {state.status === "idle" || state === toasted ? null : (
          <FormStatus
            status={state.status}
            message={state.message}
            issues={linked}
            requestId={state.requestId}
            reason={state.reason}
            attempt={state}
          />
        )}
        {children}
      </form>
    </CurrentForm>
  );
}
