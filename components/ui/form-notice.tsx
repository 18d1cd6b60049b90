import { Button } from "./button.tsx";

interface FormNoticeProps {
  title: string;
  note?: string;
  actions: { label: string; onPress: () => void }[];
}

/** Something about what was typed in the form around, and what can be done about it. */
export function FormNotice({ title, note, actions }: FormNoticeProps) {
  // The button may go with the notice: the focus stays in the form.
  const press = ({ form }: HTMLButtonElement, act: () => void) => {
    act();
    requestAnimationFrame(() => form?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus());
  };
  return (
    <div role="status" className="col-span-full flex flex-wrap items-center gap-3 rounded-lg border border-warn/30 bg-warn-soft px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium text-ink">{title}</p>
        {note ? <p className="text-soft">{note}</p> : null}
      </div>
      {actions.map(({ label, onPress }) => (
        <Button key={label} variant="secondary" size="sm" onClick={(event) => press(event.currentTarget, onPress)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
