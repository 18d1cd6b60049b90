import { getWords } from "#components/format/words";
import "./globals.css";
import "./print.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ReaderProvider } from "#components/format/reader.client";
import { SoftNavigation } from "#components/shell/soft-navigation";
import { themeFromCookie } from "#components/shell/theme";
import { ToastRegion } from "#components/ui/toast-region";
import { pageReader } from "#lib/web";
import { clientWordsOf } from "#words";
import { directionOf } from "#words/locales";
import { outfit, outfitExtended } from "./fonts.ts";
import { installationFor } from "./installation.tsx";
import { chooseLanguageAction } from "./language-action.ts";

/** Named as the operator calls it. */
export async function generateMetadata(): Promise<Metadata> {
  await cookies(); // per request, never with the build
  const [t, { product }] = await Promise.all([getWords("shell"), installationFor(null)]);
  return {
    title: { default: product, template: `%s · ${product}` },
    description: t("statement"),
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#101828" },
  ],
};

/** The document: language, theme, font, and the way past the navigation for those who use the keyboard. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getWords("shell");
  const { locale, formatLocale, timeZone } = await pageReader();
  const theme = themeFromCookie((await cookies()).get("theme")?.value);
  return (
    // The theme button changes the class in the browser, so it may differ from what was sent.
    <html
      lang={locale}
      dir={directionOf(locale)}
      className={`${outfit.variable} ${outfitExtended.variable} ${theme} font-sans`}
      suppressHydrationWarning
    >
      <body>
        <a
          href="#main"
          className="fixed start-4 top-2 z-50 -translate-y-20 rounded-lg bg-accent-solid px-4 py-3 font-medium text-white focus:translate-y-0"
        >
          {t("skipToTheContent")}
        </a>
        <ReaderProvider locale={formatLocale} timeZone={timeZone} words={JSON.stringify(clientWordsOf(locale))} chooseLanguage={chooseLanguageAction}>
          {children}
          <ToastRegion />
          <SoftNavigation />
        </ReaderProvider>
      </body>
    </html>
  );
}
