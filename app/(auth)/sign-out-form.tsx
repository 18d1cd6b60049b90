import { useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Icon } from "#components/ui/icon";
import { menuItemStyle } from "#components/ui/menu-item";
import { SubmitButton } from "#components/ui/submit-button";
import { signOutAction } from "./actions.ts";

/** Ends the session: as a line of the person's menu, or as a button of a page. The mark is for what a browser has to forget then. */
export function SignOutForm({ look }: { look: "menu" | "button" }) {
  const t = useWords("auth");
  return (
    <div data-signs-out>
      <ActionForm action={signOutAction} label={t("signOut")} className="grid gap-2">
        {look === "menu" ? (
          <button type="submit" className={menuItemStyle}>
            <Icon name="log-out" />
            {t("signOut")}
          </button>
        ) : (
          <SubmitButton variant="secondary" pendingLabel={t("signingOut")}>
            {t("signOut")}
          </SubmitButton>
        )}
      </ActionForm>
    </div>
  );
}
