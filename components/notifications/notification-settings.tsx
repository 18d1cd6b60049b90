import { useSay, useWords } from "#components/format/words";
import type { NotificationSettingView } from "#lib/notifications/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { KIND_WORDS } from "./notification-words.ts";

/** In the portal or by mail, kind by kind. Security is always told, both ways. */
export function NotificationSettings({ settings, action }: { settings: NotificationSettingView[]; action: FormAction }) {
  const t = useWords("account");
  const say = useSay();
  return (
    <ActionForm action={action} label={t("howYouAreTold")}>
      <div className="overflow-x-auto">
        <table className="w-full text-start text-sm">
          <thead className="text-muted text-xs">
            <tr className="border-b">
              <th scope="col" className="py-2 pe-4 text-start font-medium">
                {t("kind")}
              </th>
              <th scope="col" className="px-4 py-2 text-center font-medium">
                {t("inThePortal")}
              </th>
              <th scope="col" className="px-4 py-2 text-center font-medium">
                {t("byMail")}
              </th>
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <tr key={setting.kind} className="border-b last:border-b-0">
                <th scope="row" className="py-3 pe-4 text-start font-normal">
                  <span className="block font-medium text-ink">{say(KIND_WORDS[setting.kind].name)}</span>
                  <span className="block text-muted text-xs">
                    {say(KIND_WORDS[setting.kind].about)}
                    {setting.kind === "security" ? ` ${t("cannotBeSwitchedOff")}` : ""}
                  </span>
                </th>
                <Box setting={setting} way="inPortal" label={t("inThePortal2")} />
                <Box setting={setting} way="byMail" label={t("byMail2")} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Box({ setting, way, label }: { setting: NotificationSettingView; way: "inPortal" | "byMail"; label: string }) {
  const say = useSay();
  const isFixed = setting.kind === "security";
  return (
    <td className="px-4 py-3 text-center">
      <label className="inline-flex size-11 items-center justify-center align-middle">
        <span className="sr-only">
          {say(KIND_WORDS[setting.kind].name)} {label}
        </span>
        <input
          // What was saved is shown as it was saved.
          key={String(setting[way])}
          type="checkbox"
          name={isFixed ? undefined : `${setting.kind}.${way}`}
          defaultChecked={setting[way]}
          disabled={isFixed}
          className="tick"
        />
      </label>
    </td>
  );
}
