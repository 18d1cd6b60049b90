"use client";
import { useActionState } from "react";
import { useClientWords } from "#components/format/client-words";
import type { ActionState, FormAction } from "#components/ui/action-form";
import { Button } from "#components/ui/button";
import { FormStatus } from "#components/ui/form-status";
import { SubmitButton } from "#components/ui/submit-button";
import { toast } from "#components/ui/toast-region";

const idle: ActionState = { status: "idle", message: null, issues: [], values: {}, requestId: null };

/** Makes new recovery codes and shows them this once. The action answers with the codes, one a line. */
export function RecoveryCodesForm({ action, hasCodes }: { action: FormAction; hasCodes: boolean }) {
  const t = useClientWords();
  const [state, send] = useActionState(action, idle);
  const codes = state.status === "ok" ? state.message : null;
  return (
    <form action={send} aria-label={t("recoveryCodes")} className="grid gap-4">
      {state.status === "error" ? (
        <FormStatus status="error" message={state.message} reason={state.reason} requestId={state.requestId} attempt={state} />
      ) : null}
      {codes ? <NewCodes codes={codes} /> : null}
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("makingCodes")}>
          {hasCodes ? t("makeNewCodes") : t("makeRecoveryCodes")}
        </SubmitButton>
      </div>
    </form>
  );
}

function NewCodes({ codes }: { codes: string }) {
  const t = useClientWords();
  async function copy() {
    await navigator.clipboard.writeText(codes);
    toast(t("codesCopied"));
  }
  return (
    <section aria-label={t("yourNewRecoveryCodes")} className="grid gap-3 rounded-xl border border-warn/30 bg-warn-soft p-4">
      <p role="status" className="font-semibold text-ink text-sm">
        {t("keepTheseCodesSomewhereSafeNow")}
      </p>
      <pre className="grid gap-1 font-mono text-base text-ink">{codes}</pre>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={() => void copy()}>
          {t("copy")}
        </Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${codes}\n`)}`}
          download="bizosaas-recovery-codes.txt"
          className="inline-flex min-h-9 items-center rounded-lg px-3 font-medium text-accent text-sm underline-offset-4 hover:underline"
        >
          {t("downloadAsText")}
        </a>
      </div>
    </section>
  );
}
