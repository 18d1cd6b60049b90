import { LIMIT_NAMES, LIMITS, type StoredGroup } from "#lib/settings/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

const inField = (iso: string | null) => iso?.slice(0, 16) ?? "";
const Save = () => (
  <div className="col-span-full">
    <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
  </div>
);
const GRID = "grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full";

interface FormProps {
  action: FormAction;
}

export function AnnouncementForm({ stored: { value, version }, action }: FormProps & { stored: StoredGroup<"announcement"> }) {
  const fields = ["text", "level", "startsAt", "endsAt"];
  return (
    <ActionForm key={version} action={action} label="Announcement" fields={fields} hidden={{ version: String(version) }} className={GRID}>
      <TextArea
        name="text"
        label="What is said"
        hint="Across the top of every page, the sign-in and the status page. Left empty, nothing is."
        defaultValue={value.text}
        rows={2}
        maxLength={300}
        isOptional
        className="col-span-full"
      />
      <Select
        name="level"
        label="Level"
        defaultValue={value.level}
        className="col-span-full"
        options={[
          { value: "info", label: "Information" },
          { value: "warn", label: "Warning" },
          { value: "bad", label: "Trouble" },
        ]}
      />
      <TextField
        name="startsAt"
        label="From, in UTC"
        type="datetime-local"
        defaultValue={inField(value.startsAt)}
        hint="Left empty, at once."
        isOptional
      />
      <TextField
        name="endsAt"
        label="Until, in UTC"
        type="datetime-local"
        defaultValue={inField(value.endsAt)}
        hint="Left empty, for good."
        isOptional
      />
      <Save />
    </ActionForm>
  );
}

interface RegistrationProps extends FormProps {
  stored: StoredGroup<"registration">;
  plans: { key: string; name: string }[];
}

export function RegistrationForm({ stored: { value, version }, plans, action }: RegistrationProps) {
  return (
    <ActionForm
      key={version}
      action={action}
      label="Registration"
      fields={["isOpen", "planKey"]}
      hidden={{ version: String(version) }}
      className={GRID}
    >
      <Select
        name="isOpen"
        label="New companies"
        defaultValue={String(value.isOpen)}
        options={[
          { value: "true", label: "Open a portal by themselves" },
          { value: "false", label: "Come in by invitation only" },
        ]}
      />
      <Select
        name="planKey"
        label="They begin on the plan"
        defaultValue={value.planKey}
        options={plans.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Save />
    </ActionForm>
  );
}

export function LimitsForm({ stored: { value, version }, action }: FormProps & { stored: StoredGroup<"limits"> }) {
  return (
    <ActionForm key={version} action={action} label="Limits" fields={LIMIT_NAMES} hidden={{ version: String(version) }} className={GRID}>
      {LIMIT_NAMES.map((name) => {
        const { label, unit, least, most, usual } = LIMITS[name];
        const source = value[name] === usual ? "This is the default." : `The default is ${usual}.`;
        return (
          <TextField
            key={name}
            name={name}
            label={`${label}, in ${unit}`}
            hint={`From ${least} to ${most}. ${source}`}
            type="number"
            inputMode="numeric"
            min={least}
            max={most}
            defaultValue={String(value[name])}
          />
        );
      })}
      <Save />
    </ActionForm>
  );
}

export function ProductForm({ stored: { value, version }, action }: FormProps & { stored: StoredGroup<"product"> }) {
  const fields = ["name", "supportEmail", "supportUrl"];
  return (
    <ActionForm key={version} action={action} label="Product" fields={fields} hidden={{ version: String(version) }} className={GRID}>
      <TextField
        name="name"
        label="Name of the product"
        hint="Beside the mark, on the sign-in page, in titles and as the sender of mails."
        defaultValue={value.name}
        maxLength={40}
        autoComplete="off"
        className="col-span-full"
      />
      <TextField
        name="supportEmail"
        type="email"
        label="Mail address for help"
        defaultValue={value.supportEmail ?? ""}
        maxLength={254}
        autoComplete="off"
        isOptional
      />
      <TextField
        name="supportUrl"
        type="url"
        label="Page for help"
        hint="Goes before the mail address."
        defaultValue={value.supportUrl ?? ""}
        maxLength={500}
        autoComplete="off"
        isOptional
      />
      <Save />
    </ActionForm>
  );
}
