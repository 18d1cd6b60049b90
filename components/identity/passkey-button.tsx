"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button";
import type { ButtonVariant } from "#components/ui/button-style";
import { FormStatus } from "#components/ui/form-status";
import { type Ceremony, CeremonyProblem, runCeremony } from "./passkey-ceremony.ts";

interface PasskeyButtonProps {
  ceremony: Ceremony;
  label: string;
  pendingLabel: string;
  /** Where to go afterwards; without one the page is loaded afresh. */
  next?: string;
  icon?: ReactNode;
  variant?: ButtonVariant;
  className?: string;
}

/** Asks the browser for a passkey, and tells what came of it. */
export function PasskeyButton({ ceremony, label, pendingLabel, next, icon, variant = "secondary", className }: PasskeyButtonProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CeremonyProblem | null>(null);
  async function run() {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await runCeremony(ceremony);
      if (next) location.assign(next);
      else {
        router.refresh();
        setBusy(false);
      }
    } catch (error) {
      setBusy(false);
      if (!(error instanceof CeremonyProblem)) throw error;
      setProblem(error);
    }
  }
  return (
    <div className="grid gap-3">
      {problem ? <FormStatus status="error" message={problem.message} reason={problem.reason} attempt={problem} /> : null}
      <Button variant={variant} icon={icon} className={className} isLoading={isBusy} onClick={() => void run()}>
        {isBusy ? pendingLabel : label}
      </Button>
    </div>
  );
}
