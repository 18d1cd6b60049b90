import { escapeHtml } from "#lib/platform/markup";
import { DEFAULT_LOCALE, directionOf, localeFrom } from "#words/locales";
import { sayIn } from "#words/say";

/** The words of a mail, in English; every mail of the portal is made of these, so that all look alike and all can be read as text. */
export interface MailWords {
  /** Also the subject. */
  title: string;
  greeting?: string;
  paragraphs: string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** Below the action: how long it counts, what to do when it was not asked for. */
  note?: string;
}

/**
 * A mail as text and as HTML that needs no picture and no style sheet.
 * @param language its reader's, such as "de-CH": see `languageOfAddress` of `lib/identity`
 */
export function composeMail(language: string, words: MailWords): { subject: string; text: string; html: string } {
  const locale = localeFrom(language) ?? DEFAULT_LOCALE;
  const say = (sentence: string) => sayIn(locale, sentence, language);
  const title = say(words.title);
  const orOpen = say("Or open this address:");
  const action = words.action && { label: say(words.action.label), url: words.action.url };
  const note = words.note && say(words.note);
  const said = [...(words.greeting ? [words.greeting] : []), ...words.paragraphs].map(say);
  const text = [...said, ...(action ? [`${action.label}: ${action.url}`] : []), ...(note ? [note] : [])].join("\n\n");
  const html = [
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    `<body style="margin:0;background:#f9fafb;font-family:Outfit,Helvetica,Arial,sans-serif;color:#344054;font-size:16px;line-height:24px">`,
    `<div style="max-width:560px;margin:0 auto;padding:32px 24px"><div style="background:#ffffff;border:1px solid #e4e7ec;border-radius:16px;padding:32px">`,
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:30px;color:#101828">${escapeHtml(title)}</h1>`,
    ...said.map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph)}</p>`),
    ...(action
      ? [
          `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;background:#3641f5;color:#ffffff;text-decoration:none;border-radius:8px;padding:12px 20px;font-weight:500">${escapeHtml(action.label)}</a></p>`,
          `<p style="margin:0 0 16px;font-size:14px;line-height:20px;color:#475467">${escapeHtml(orOpen)} <a href="${escapeHtml(action.url)}" style="color:#3641f5;word-break:break-all">${escapeHtml(action.url)}</a></p>`,
        ]
      : []),
    ...(note ? [`<p style="margin:0;font-size:14px;line-height:20px;color:#475467">${escapeHtml(note)}</p>`] : []),
    `</div></div></body></html>`,
  ].join("");
  return { subject: title, text: `${text}\n`, html };
}
