"use client";
import { useRouter } from "next/navigation";
import {
  createContext,
  Fragment,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { UndoCall } from "#lib/access";
import { useClientWords } from "../format/client-words.tsx";
import { type BegunForm, begin, isOutOfDate } from "./begun-form.ts";
import { useCloseDialog } from "./dialog.tsx";
import { FormStatus } from "./form-status.tsx";
import { onDone as onOthersDone, toastDone } from "./toast-region.tsx";
import { type HeldFields, heldFields, touchedFields } from "./touched-fields.ts";
import { IDLE, useToldAction } from "./use-told-action.ts";

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

// Loaded by whoever is overtaken while typing.
const NewerNotice = lazy(() =>
  // Where it cannot be fetched the text is still kept, and saving tells what differs.
  import("./newer-notice.tsx").catch(() => ({ default: () => <></> })),
);

export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>;

interface FormContext {
  formId: string;
  state: ActionState;
  /** What is typed and not sent, where the fields were drawn anew around it. */
  mine: Record<string, string> | null;
  keeping: FormKeeping;
}

/** For what keeps the form's text when its page is left. */
export interface FormKeeping {
  /** Typing goes on that began from a version of the record, which may be older than the one shown. */
  resume: (version: string | undefined) => void;
  /** Fills the form anew with what the page shows. */
  refill: () => void;
  /** Called before that: what was typed is dropped. */
  onRefill: RefObject<(() => void) | null>;
}
const CurrentForm = createContext<FormContext | null>(null);

/** What the form around a field says about it: its error, what had been typed, and the id its field should have. */
export function useField(name: string) {
  const form = useContext(CurrentForm);
  return {
    id: form ? `${form.formId}-${name}` : undefined,
    error: form?.mine ? null : (form?.state.issues.find((issue) => issue.path === name)?.message ?? null),
    typed: (form?.mine ?? form?.state.values)?.[name],
  };
}

/** How the form around was answered last; null outside of one. */
export function useFormAnswer(): ActionState | null {
  return useContext(CurrentForm)?.state ?? null;
}

/** @throws outside of a form */
export function useFormKeeping(): FormKeeping {
  const form = useContext(CurrentForm);
  if (!form) throw new Error("There is no ActionForm around.");
  return form.keeping;
}

function MineKept() {
  const t = useClientWords();
  return (
    <p role="status" className="col-span-full text-sm text-soft">
      {t("mineKept")}
    </p>
  );
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
  /** The message is a key or a link, which `onDone` shows in its place: no toast tells it. */
  isSecret?: boolean;
}

/**
 * A form around a server action: summary of errors that takes focus, errors at their fields (any `TextField`, `Select`…
 * inside finds its own by name), what was typed is kept, also while somebody else changes the record (a `version` among its
 * `hidden` fields): then it says so, and the change is sent with the version it was made from. Works before script has loaded, too.
 * In a `Dialog`, success closes the dialog and is told by a toast; so is, for ten seconds, what can be undone, and whatever comes
 * when the form is gone (`useToldAction`).
 */
export function ActionForm({
  action,
  children,
  className = "grid gap-5",
  label,
  fields,
  hidden = {},
  idempotencyKey,
  onDone,
  isSecret = false,
}: ActionFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { answer, send, tellNoMore } = useToldAction(action, form, isSecret);
  const formId = useId();
  const closeDialog = useCloseDialog();
  // What was typed belongs to what was shown when typing began: a page that is brought up to date meanwhile must not lend it a
  // newer version, which would overwrite somebody else's change unseen, nor fill the fields anew.
  const [begun, setBegun] = useState<BegunForm<ReactNode> | null>(null);
  /** The answer that went with what was typed and dropped. */
  const [dropped, setDropped] = useState<ActionState | null>(null);
  const [filling, setFilling] = useState(0);
  const state = answer === dropped ? IDLE : answer;
  /** What the form held before anything was typed. */
  const seen = useRef<HeldFields | null>(null);
  /** Whoever keeps theirs: what they changed themselves, and the answer that told them what differs. */
  const [kept, setKept] = useState<{ answer: ActionState; fields: Record<string, string> } | null>(null);
  const mine = kept?.answer === answer ? kept.fields : null;
  const isOld = isOutOfDate(begun, hidden);
  const drawn = useRef(children);
  const fieldset = isOld ? drawn.current : (begun?.kept ?? children);
  useEffect(() => {
    drawn.current = fieldset;
  });
  const onRefill = useRef<(() => void) | null>(null);
  const refill = () => {
    onRefill.current?.();
    setBegun(null);
    setDropped(answer);
    setKept(null);
    setFilling(filling + 1);
  };
  // What somebody else changed and one did not touch is theirs: saving must not take it back unseen.
  const keepMine = () => {
    const now = form.current && heldFields(new FormData(form.current));
    if (!(seen.current && now)) return setBegun({ hidden, kept: drawn.current });
    onRefill.current?.();
    setKept({ answer, fields: touchedFields(seen.current, now) });
    setBegun({ hidden, kept: null });
    setFilling(filling + 1);
  };
  useEffect(() => {
    const now = kept && form.current && heldFields(new FormData(form.current));
    // Whoever is overtaken once more has touched what they touched before.
    if (now) seen.current = new Map([...now].filter(([name]) => !(name in kept.fields)));
  }, [kept]);
  const see = () => {
    if (begun === null && hidden.version !== undefined && form.current) seen.current = heldFields(new FormData(form.current));
  };
  const resume = (version: string | undefined) => setBegun({ hidden: version === undefined ? hidden : { ...hidden, version }, kept: null });
  const done = useRef(onDone);
  useLayoutEffect(() => {
    done.current = onDone;
  });
  const router = useRouter();
  const [toasted, setToasted] = useState<ActionState | null>(null);
  // Before it is drawn: what is told by a toast is not told in the form as well.
  useLayoutEffect(() => {
    if (state.status !== "ok") return;
    setBegun(null);
    done.current?.(state);
    closeDialog?.();
    if (state.goTo) router.push(state.goTo);
    if (!state.message || !(closeDialog || state.undo || state.goTo)) return;
    // The dialog takes its own message with it.
    setToasted(state);
    tellNoMore();
    toastDone(state.message, "good", state.undo);
  }, [state, closeDialog, router, tellNoMore]);
  // "Added" is told until it is removed by another form of the page.
  const [overtaken, setOvertaken] = useState<ActionState | null>(null);
  useEffect(() => (state.status === "ok" ? onOthersDone(() => setOvertaken(state)) : undefined), [state]);
  const linked = state.issues.map((issue) => ({ ...issue, href: !fields || fields.includes(issue.path) ? `#${formId}-${issue.path}` : null }));
  const isDiffering = isOld && state.status === "error" && state.issues.length > 0;
  return (
    <CurrentForm value={{ formId, state, mine, keeping: { resume, refill, onRefill } }}>
      <form
        ref={form}
        action={send}
        onFocus={see}
        onInput={() => setBegun((before) => begin(before, hidden))}
        aria-label={label}
        noValidate
        className={className}
      >
        {Object.entries(begun?.hidden ?? hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {idempotencyKey ? <input type="hidden" name="idempotencyKey" value={idempotencyKey} /> : null}
        {state.status === "idle" || state === toasted || state === overtaken || mine ? null : (
          <FormStatus
            status={state.status}
            // What can be done about it is said beside the ways on.
            message={isDiffering ? null : state.message}
            issues={linked}
            requestId={state.requestId}
            reason={state.reason}
            attempt={state}
          />
        )}
        {isOld ? (
          <Suspense>
            <NewerNotice onNewest={refill} onMine={isDiffering ? keepMine : null} />
          </Suspense>
        ) : null}
        {mine ? <MineKept /> : null}
        <Fragment key={filling}>{fieldset}</Fragment>
      </form>
    </CurrentForm>
  );
}
