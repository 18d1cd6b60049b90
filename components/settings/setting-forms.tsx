import { Fragment } from "react";
import { useSay, useWords } from "#components/format/words";
import { LIMIT_NAMES, LIMITS, type StoredGroup } from "#lib/settings/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextKeeper } from "../ui/text-keeper.tsx";

const inField = (iso: string | null) => iso?.slice(0, 16) ?? "";
function Save() {
  const t = useWords("installation");
  return (
    <div className="col-span-full">
      <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
    </div>
  );
}
const GRID = "grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full";

interface FormProps {
  action: FormAction;
}

interface AnnouncementProps extends FormProps {
  stored: StoredGroup<"announcement">;
  /** Who reads it: what they type is kept in their browser. */
  userId: string;
}

export function AnnouncementForm({ stored: { value, version }, action, userId }: AnnouncementProps) {
  const t = useWords("installation");
  const fields = ["text", "level", "startsAt", "endsAt"];
  return (
    <ActionForm action={action} label={t("announcement")} fields={fields} hidden={{ version: String(version) }} className={GRID}>
      <TextKeeper name="announcement" userId={userId} />
      <Fragment key={version}>
        <TextArea
          name="text"
          label={t("whatIsSaid")}
          hint={t("acrossTheTopOfEveryPage")}
          defaultValue={value.text}
          rows={2}
          maxLength={300}
          isOptional
          className="col-span-full"
        />
        <Select
          name="level"
          label={t("level")}
          defaultValue={value.level}
          className="col-span-full"
          options={[
            { value: "info", label: t("information") },
            { value: "warn", label: t("warning") },
            { value: "bad", label: t("trouble") },
          ]}
        />
        <TextField
          name="startsAt"
          label={t("fromInUtc")}
          type="datetime-local"
          defaultValue={inField(value.startsAt)}
          hint={t("leftEmptyAtOnce")}
          isOptional
        />
        <TextField
          name="endsAt"
          label={t("untilInUtc")}
          type="datetime-local"
          defaultValue={inField(value.endsAt)}
          hint={t("leftEmptyForGood")}
          isOptional
        />
        <Save />
      </Fragment>
    </ActionForm>
  );
}

interface RegistrationProps extends FormProps {
  stored: StoredGroup<"registration">;
  plans: { key: string; name: string }[];
}

export function RegistrationForm({ stored: { value, version }, plans, action }: RegistrationProps) {
  const t = useWords("installation");
  return (
    <ActionForm action={action} label={t("registration")} fields={["isOpen", "planKey"]} hidden={{ version: String(version) }} className={GRID}>
      <Fragment key={version}>
        <Select
          name="isOpen"
          className="sm:col-span-2"
          label={t("newCompanies")}
          defaultValue={String(value.isOpen)}
          options={[
            { value: "true", label: t("openAPortalByThemselves") },
            { value: "false", label: t("comeInByInvitationOnly") },
          ]}
        />
        <Select
          name="planKey"
          label={t("theyBeginOnThePlan")}
          defaultValue={value.planKey}
          options={plans.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <Save />
      </Fragment>
    </ActionForm>
  );
}

export function LimitsForm({ stored: { value, version }, action }: FormProps & { stored: StoredGroup<"limits"> }) {
  const say = useSay();
  const t = useWords("installation");
  return (
    <ActionForm action={action} label={t("limits")} fields={LIMIT_NAMES} hidden={{ version: String(version) }} className={GRID}>
      <Fragment key={version}>
        {LIMIT_NAMES.map((name) => {
          const { label, unit, least, most, usual } = LIMITS[name];
          const source = value[name] === usual ? t("thisIsTheDefault") : t("theDefaultIs", { usual: String(usual) });
          return (
            <TextField
              key={name}
              name={name}
              label={t("labelInUnit", { label: say(label), unit: say(unit) })}
              hint={t("fromLeastToMostSource", { least: String(least), most: String(most), source })}
              type="number"
              inputMode="numeric"
              min={least}
              max={most}
              defaultValue={String(value[name])}
            />
          );
        })}
        <Save />
      </Fragment>
    </ActionForm>
  );
}

export function ProductForm({ stored: { value, version }, action }: FormProps & { stored: StoredGroup<"product"> }) {
  const t = useWords("installation");
  const fields = ["name", "supportEmail", "supportUrl"];
  return (
    <ActionForm action={action} label={t("product")} fields={fields} hidden={{ version: String(version) }} className={GRID}>
      <Fragment key={version}>
        <TextField
          name="name"
          label={t("nameOfTheProduct")}
          hint={t("besideTheMarkOnTheSign")}
          defaultValue={value.name}
          maxLength={40}
          autoComplete="off"
          className="col-span-full"
        />
        <TextField
          name="supportEmail"
          type="email"
          label={t("mailAddressForHelp")}
          defaultValue={value.supportEmail ?? ""}
          maxLength={254}
          autoComplete="off"
          isOptional
        />
        <TextField
          name="supportUrl"
          type="url"
          label={t("pageForHelp")}
          hint={t("goesBeforeTheMailAddress")}
          defaultValue={value.supportUrl ?? ""}
          maxLength={500}
          autoComplete="off"
          isOptional
        />
        <Save />
      </Fragment>
    </ActionForm>
  );
}
