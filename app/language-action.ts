"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";
import { changeLanguage, cookieNames } from "#lib/identity";
import { serverAction } from "#lib/web";
import { LOCALE_COOKIE, LOCALES } from "#words/locales";

const ONE_YEAR_SECONDS = 31_536_000;

/** For a person on all their devices, for everybody also in this browser, so that signing out does not change the language. */
export const chooseLanguageAction = serverAction({
  access: "public",
  input: z.strictObject({ locale: z.enum(LOCALES, "Choose a language.") }),
  async handle({ context, data: { locale }, runtime }) {
    if (context.actor.kind === "user") await changeLanguage({ ...context, actor: context.actor }, locale);
    const { isSecure } = cookieNames(runtime.config.publicUrl);
    (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", maxAge: ONE_YEAR_SECONDS, sameSite: "lax", secure: isSecure, httpOnly: true });
    revalidatePath("/", "layout");
    return null;
  },
});
