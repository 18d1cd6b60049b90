import { Fragment } from "react";
import { useWords } from "#components/format/words";
import type { LockedOut, SettingValue, StoredGroup } from "#lib/settings/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextKeeper } from "../ui/text-keeper.tsx";
import { UnsavedGuard } from "../ui/unsaved-guard.tsx";

interface MaintenanceFormProps {
  stored: StoredGroup<"maintenance">;
  state: "none" | "ahead" | "on" | "over";
  lockedOut: LockedOut;
  action: FormAction;
  /** Who reads it: what they type is kept in their browser. */
  userId: string;
}

/** Whom it locks out is to be read each time. */
const READ_ANEW = ["isUnderstood"];
const FIELDS = ["mode", "message", "startsAt", "endsAt", "isUnderstood"];

/** Says whom a maintenance locks out before it can be turned on. */
export function MaintenanceForm({ stored: { value, version }, state, lockedOut, action, userId }: MaintenanceFormProps) {
  const t = useWords("installation");
  return (
    <ActionForm action={action} label={t("maintenance")} fields={FIELDS} hidden={{ version: String(version) }}>
      <UnsavedGuard />
      <TextKeeper name="maintenance" userId={userId} omit={READ_ANEW} />
      <Fragment key={version}>
        <RadioList
          name="mode"
          legend={t("thePortalIs")}
          defaultValue={state === "on" ? "now" : state === "ahead" ? "planned" : "off"}
          options={[
            { value: "off", label: t("open"), hint: t("toEverybodyWhoMaySignIn") },
            { value: "now", label: t("closedFromNowOn"), hint: t("onlyStaffCanUseItFrom") },
            { value: "planned", label: t("closedAtATime"), hint: t("everybodyIsToldNowAndLocked") },
          ]}
        />
        <Periods value={value} isStartKept={state === "ahead"} />
        <TextArea
          name="message"
          label={t("whatPeopleAreTold")}
          hint={t("besideThatThePortalIsClosed")}
          defaultValue={value.message}
          rows={2}
          maxLength={500}
          isOptional
        />
        <Callout
          tone="warn"
          title={lockedOut.people === null ? t("toCloseItNowLocksOutMany") : t("toCloseItNowLocksOut", { count: lockedOut.people })}
        >
          {t("whomThisLocksOut", {
            sessions: lockedOut.sessions,
            moreSessions: lockedOut.areMoreSessions ? "yes" : "no",
            keys: lockedOut.keys,
            moreKeys: lockedOut.areMoreKeys ? "yes" : "no",
          })}
        </Callout>
        <Checkbox name="isUnderstood" label={t("iHaveReadWhomThisLocks")} hint={t("neededToCloseThePortalOr")} />
        <div>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </Fragment>
    </ActionForm>
  );
}

const inField = (iso: string | null) => iso?.slice(0, 16) ?? "";

function Periods({ value, isStartKept }: { value: SettingValue<"maintenance">; isStartKept: boolean }) {
  const t = useWords("installation");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="startsAt"
        label={t("startsInUtc")}
        hint={t("whereItIsPlanned")}
        type="datetime-local"
        defaultValue={isStartKept ? inField(value.startsAt) : ""}
        isOptional
      />
      <TextField
        name="endsAt"
        label={t("endsInUtc")}
        hint={t("itEndsByItselfThenLeft")}
        type="datetime-local"
        defaultValue={inField(value.endsAt)}
        isOptional
      />
    </div>
  );
}
