"use client";
import { useFormAnswer } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface TwinNoticeProps {
  words: { show: string; addAll: string; adding: string };
}

/**
 * The ways on for whoever enters a lead whose address another has: to look at that one, or to add theirs. After the form's own button, which
 * Enter presses.
 */
export function TwinNotice({ words }: TwinNoticeProps) {
  const answer = useFormAnswer();
  if (answer?.reason !== "lead_known") return null;
  const address = (answer.values.email ?? "").trim();
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <a href={`/portal/leads?${new URLSearchParams({ search: address })}`} target="_blank" rel="noopener" className="font-medium text-sm underline">
        {words.show}
      </a>
      <SubmitButton variant="secondary" name="meantTwin" value={address} pendingLabel={words.adding}>
        {words.addAll}
      </SubmitButton>
    </div>
  );
}
