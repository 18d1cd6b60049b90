import type { LockedOut, SettingValue, StoredGroup } from "#lib/settings/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

interface MaintenanceFormProps {
  stored: StoredGroup<"maintenance">;
  state: "none" | "ahead" | "on" | "over";
  lockedOut: LockedOut;
  action: FormAction;
}

const FIELDS = ["mode", "message", "startsAt", "endsAt", "isUnderstood"];
const count = (number: number, one: string, many: string) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** Says whom a maintenance locks out before it can be turned on. */
export function MaintenanceForm({ stored: { value, version }, state, lockedOut, action }: MaintenanceFormProps) {
  return (
    <ActionForm key={version} action={action} label="Maintenance" fields={FIELDS} hidden={{ version: String(version) }}>
      <RadioList
        name="mode"
        legend="The portal is"
        defaultValue={state === "on" ? "now" : state === "ahead" ? "planned" : "off"}
        options={[
          { value: "off", label: "Open", hint: "To everybody who may sign in." },
          { value: "now", label: "Closed from now on", hint: "Only staff can use it, from the moment that you save." },
          { value: "planned", label: "Closed at a time", hint: "Everybody is told now, and locked out then." },
        ]}
      />
      <Periods value={value} isStartKept={state === "ahead"} />
      <TextArea
        name="message"
        label="What people are told"
        hint="Beside that the portal is closed, and until when."
        defaultValue={value.message}
        rows={2}
        maxLength={500}
        isOptional
      />
      <Callout tone="warn" title={`To close it now locks out ${count(lockedOut.people, "person", "people")}`}>
        They have {count(lockedOut.sessions, "open session", "open sessions")} at the moment; {count(lockedOut.keys, "API key", "API keys")} would be
        answered with 503. What they are writing is not saved. Nobody is signed out: they go on where they were when it ends. Jobs, mail and probes go
        on; the status page and health checks stay reachable.
      </Callout>
      <Checkbox name="isUnderstood" label="I have read whom this locks out" hint="Needed to close the portal or to plan it." />
      <div>
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}

const inField = (iso: string | null) => iso?.slice(0, 16) ?? "";

function Periods({ value, isStartKept }: { value: SettingValue<"maintenance">; isStartKept: boolean }) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="startsAt"
        label="Starts, in UTC"
        hint="Where it is planned."
        type="datetime-local"
        defaultValue={isStartKept ? inField(value.startsAt) : ""}
        isOptional
      />
      <TextField
        name="endsAt"
        label="Ends, in UTC"
        hint="It ends by itself then. Left empty, whenever you open it."
        type="datetime-local"
        defaultValue={inField(value.endsAt)}
        isOptional
      />
    </div>
  );
}
