import { TextField } from "#components/ui/text-field";

/** Where a password is chosen; what is asked of it stands beside it from the start. */
export function NewPasswordField({ label = "New password", className }: { label?: string; className?: string }) {
  return (
    <TextField
      name="password"
      type="password"
      label={label}
      hint="At least 12 characters. Three or four words that do not belong together are good, and easy to remember."
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      className={className}
    />
  );
}
