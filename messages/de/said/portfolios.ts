/** What is said of portfolios and testimonials: the trail, refusals, events, choices. */
export const portfolios: Record<string, string> = {
  "Portfolios and testimonials": "Portfolios und Zitate",
  "Portfolio begun": "Portfolio begonnen",
  "Portfolio changed": "Portfolio geändert",
  "Figures of a portfolio chosen": "Zahlen eines Portfolios gewählt",
  "Figures of a portfolio computed anew": "Zahlen eines Portfolios neu berechnet",
  "Case study saved": "Fallstudie gespeichert",
  "Case study removed": "Fallstudie entfernt",
  "Portfolio published": "Portfolio veröffentlicht",
  "Portfolio withdrawn": "Portfolio zurückgezogen",
  "Portfolio deleted": "Portfolio gelöscht",
  "Testimonial asked for": "Um ein Zitat gebeten",
  "Testimonial given": "Zitat abgegeben",
  "Testimonial taken back": "Zitat zurückgenommen",
  "Testimonial approved": "Zitat freigegeben",
  "Testimonial declined": "Zitat abgelehnt",
  "A portfolio was published": "Ein Portfolio wurde veröffentlicht",
  "Testimonials that you were asked for, or gave": "Zitate, um die Sie gebeten wurden oder die Sie abgegeben haben",
  "To show them in the portfolio of whoever asked you, with your consent.":
    "Um sie mit Ihrer Einwilligung im Portfolio derer zu zeigen, die Sie gebeten haben.",
  "This portfolio was not found.": "Dieses Portfolio wurde nicht gefunden.",
  "This case study was not found.": "Diese Fallstudie wurde nicht gefunden.",
  "This testimonial was not found.": "Dieses Zitat wurde nicht gefunden.",
  "Somebody changed this portfolio meanwhile. Open it again: it shows what they did.":
    "Jemand hat dieses Portfolio inzwischen geändert. Öffnen Sie es noch einmal: Es zeigt, was geschehen ist.",
  "There are 50 portfolios, which is as many as there can be. Delete one that nobody needs first.":
    "Es gibt 50 Portfolios, mehr können es nicht sein. Löschen Sie erst eines, das niemand braucht.",
  "This address is taken. Choose another.": "Diese Adresse ist vergeben. Wählen Sie eine andere.",
  "A portfolio has at most 10 case studies. Remove one first.": "Ein Portfolio hat höchstens 10 Fallstudien. Entfernen Sie erst eine.",
  "Choose at least one figure: a portfolio shows what the data says.": "Wählen Sie mindestens eine Zahl: Ein Portfolio zeigt, was die Daten sagen.",
  "Some figures have changed since they were proposed. Take the new ones, look at them, then publish.":
    "Einige Zahlen haben sich geändert, seit sie vorgeschlagen wurden. Übernehmen Sie die neuen, sehen Sie sie an, dann veröffentlichen Sie.",
  "The data for this is gone: {figure}.": "Die Daten dazu gibt es nicht mehr: {figure}.",
  "The data says something else by now: {figure}.": "Die Daten sagen inzwischen etwas anderes: {figure}.",
  "“{claim}” is not what the data says: {figure}.": "„{claim}“ ist nicht, was die Daten sagen: {figure}.",
  "No chosen figure supports “{claim}”.": "Keine gewählte Zahl belegt „{claim}“.",
  "The data does not support everything that is claimed. Correct it, or mark the case study as not verified.":
    "Die Daten belegen nicht alles, was behauptet wird. Berichtigen Sie es, oder kennzeichnen Sie die Fallstudie als nicht geprüft.",
  "This address was asked for a testimonial of this portfolio already.": "Diese Adresse wurde für dieses Portfolio schon um ein Zitat gebeten.",
  "A portfolio has at most 50 testimonials.": "Ein Portfolio hat höchstens 50 Zitate.",
  "Nothing was said yet, or it was taken back. There is nothing to decide.":
    "Noch wurde nichts gesagt, oder es wurde zurückgenommen. Es gibt nichts zu entscheiden.",
  "The one who asked you has decided without it. Thank you all the same.":
    "Wer Sie gebeten hat, hat sich ohne das Zitat entschieden. Trotzdem vielen Dank.",
  "Give it a title.": "Geben Sie einen Titel.",
  "Say whom you ask.": "Sagen Sie, wen Sie bitten.",
  "An address has at least 3 characters.": "Eine Adresse hat mindestens 3 Zeichen.",
  "An address has at most 60 characters.": "Eine Adresse hat höchstens 60 Zeichen.",
  "An address has small letters, digits and single hyphens between them.":
    "Eine Adresse hat kleine Buchstaben, Ziffern und einzelne Bindestriche dazwischen.",
  "Write a sentence at least.": "Schreiben Sie mindestens einen Satz.",
  "Agree to the publication, or close this page.": "Stimmen Sie der Veröffentlichung zu, oder schließen Sie diese Seite.",
};
