/** Abgelegte Mails. */
export const crmMails: Record<string, string> = {
  Mails: "Mails",
  "The mail is written down.": "Die Mail ist aufgeschrieben.",
  "The mail stands on its page now.": "Die Mail steht jetzt auf ihrer Seite.",
  "The mail is thrown away.": "Die Mail ist weggeworfen.",
  "Choose one lead, one contact or one company.": "Wählen Sie einen Lead, einen Kontakt oder ein Unternehmen.",
  "Write at least one address.": "Schreiben Sie mindestens eine Adresse.",
  "Write at most 100 addresses.": "Schreiben Sie höchstens 100 Adressen.",
  "Use at most 2,000 characters.": "Verwenden Sie höchstens 2.000 Zeichen.",
  "Write the subject of the mail.": "Schreiben Sie den Betreff der Mail.",
  "Say both what it is about and its id, or neither.": "Sagen Sie beides: worum es geht und seine Nummer. Oder keines.",
  "This is no mail that can be read. Save the mail as an .eml file in your mail program and send that.":
    "Das ist keine lesbare Mail. Sichern Sie die Mail in Ihrem Mailprogramm als .eml-Datei, und senden Sie diese.",
  "This mail does not say who sent it. Save it anew as an .eml file, or write it down by hand.":
    "Diese Mail sagt nicht, wer sie geschickt hat. Sichern Sie sie neu als .eml-Datei, oder schreiben Sie sie von Hand auf.",
  "This mail is larger than 10 MB. Write it down by hand, without its attachments.":
    "Diese Mail ist größer als 10 MB. Schreiben Sie sie von Hand auf, ohne ihre Anhänge.",
  "The mail is empty. Send the whole mail, as an .eml file has it.":
    "Die Mail ist leer. Senden Sie die ganze Mail, wie sie in einer .eml-Datei steht.",
  "This mail stands on a record already. Look at the list again.": "Diese Mail ist schon zugeordnet. Sehen Sie die Liste noch einmal an.",
  "This mail": "Diese Mail",
  "Mail logged": "Mail abgelegt",
  "Mail put on a record": "Mail zugeordnet",
  "Mail put on a record by its address": "Mail nach ihrer Adresse zugeordnet",
  "Mail thrown away": "Mail weggeworfen",
  "A mail was logged": "Eine Mail wurde abgelegt",
  "Mails that you logged": "Mails, die Sie abgelegt haben",
};
