"use client";
import { ErrorMessage } from "#components/shell/error-message";

export default function PageError(props: { error: unknown; retry: () => void }) {
  return <ErrorMessage {...props} />;
}
