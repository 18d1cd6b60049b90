"use client";
import { createContext, type ReactNode, use, useState } from "react";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Dialog, DialogCancel, DialogTrigger } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

const DIALOG_ID = "run-schedule";
const Chooser = createContext<(queue: string) => void>(() => undefined);

interface ScheduleRunnerProps {
  queues: string[];
  run: FormAction;
  /** A fresh value per page view. */
  idempotencyKey: string;
  words: { title: string; job: string; run: string; starting: string };
  /** What follows, shown before anything does. */
  consequences: ReactNode;
  /** The table with a `RunNow` for each. */
  children: ReactNode;
}

/**
 * Asks before a schedule is run by hand. One dialog for all of them: a dialog in each row was a third of the page. The row that opens it
 * chooses; before script has loaded, the list in the dialog does.
 */
export function ScheduleRunner({ queues, run, idempotencyKey, words, consequences, children }: ScheduleRunnerProps) {
  const [offered, setOffered] = useState(queues[0] ?? "");
  const [queue, setQueue] = useState(offered);
  const choose = (of: string) => {
    setOffered(of);
    setQueue(of);
  };
  return (
    <Chooser value={choose}>
      {children}
      <Dialog id={DIALOG_ID} title={words.title}>
        {/* Another schedule is another act. */}
        <ActionForm action={run} idempotencyKey={`${idempotencyKey}:${queue}`} fields={["queue"]} label={words.title}>
          <Select
            key={offered}
            name="queue"
            label={words.job}
            defaultValue={offered}
            onChange={({ target }) => setQueue(target.value)}
            options={queues.map((name) => ({ value: name, label: name }))}
          />
          {consequences}
          <div className="flex flex-wrap justify-end gap-3">
            <DialogCancel />
            <SubmitButton variant="primary" pendingLabel={words.starting}>
              {words.run}
            </SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </Chooser>
  );
}

/** Opens the dialog of the `ScheduleRunner` around for this schedule. */
export function RunNow({ queue, label, ariaLabel }: { queue: string; label: string; ariaLabel: string }) {
  const choose = use(Chooser);
  return <DialogTrigger dialogId={DIALOG_ID} label={label} ariaLabel={ariaLabel} size="sm" onOpen={() => choose(queue)} />;
}
