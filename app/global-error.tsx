"use client";
import "./globals.css";
import { ErrorMessage } from "#components/shell/error-message";

/** In place of the layout when that itself failed: it has no theme cookie at hand and follows the device. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className="system font-sans">
      <body>
        <title>Something went wrong · BizOSaaS</title>
        <ErrorMessage {...props} />
      </body>
    </html>
  );
}
