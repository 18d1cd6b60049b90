import { useWords } from "#components/format/words";
import { TextField } from "#components/ui/text-field";

/** Where a password is chosen; what is asked of it stands beside it from the start. */
export function NewPasswordField({ label, className }: { label?: string; className?: string }) {
  const t = useWords("account");
  return (
    <TextField
      name="password"
      type="password"
      label={label ?? t("newPassword")}
      hint={t("atLeast12CharactersThreeOr")}
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      className={className}
    />
  );
}
