/** What rooms refuse, find and give as their reason, on screens of several areas. */
export const rooms: Record<string, string> = {
  // Webhooks and addresses of others
  "It answered with status {status}. Redirections are not followed.": "Die Antwort hatte den Status {status}. Weiterleitungen wird nicht gefolgt.",
  "It answered with status {status} instead of 2xx.": "Die Antwort hatte den Status {status} statt 2xx.",
  "There is no such kind of event: {kind}.": "Diese Art von Ereignis gibt es nicht: {kind}.",
  "The name {host} is not known.": "Der Name {host} ist nicht bekannt.",
  "{host} does not take connections.": "{host} nimmt keine Verbindungen an.",
  "{host} is inside a private network. Use an address on the public internet.":
    "{host} liegt in einem privaten Netz. Verwenden Sie eine Adresse im öffentlichen Internet.",
  "The certificate of {host} is not valid.": "Das Zertifikat von {host} ist ungültig.",
  "{host} could not be asked: {why}.": "{host} konnte nicht gefragt werden: {why}.",
  "Enter a whole address, such as https://login.company.com.": "Geben Sie eine ganze Adresse ein, etwa https://login.company.com.",
  "Leave user name and password out of the address.": "Lassen Sie Benutzername und Passwort in der Adresse weg.",
  "The address must begin with https://.": "Die Adresse muss mit https:// beginnen.",
  "This is an address inside a private network. Use one on the public internet.":
    "Das ist eine Adresse in einem privaten Netz. Verwenden Sie eine im öffentlichen Internet.",
  "This name is known inside a private network only. Use one on the public internet.":
    "Dieser Name ist nur in einem privaten Netz bekannt. Verwenden Sie einen im öffentlichen Internet.",

  // What parts of the platform answer
  "Does not answer.": "Antwortet nicht.",
  "Is kept in the database, which does not answer.": "Liegt in der Datenbank, die nicht antwortet.",
  "Cannot be read: the database does not answer.": "Nicht lesbar: Die Datenbank antwortet nicht.",
  "In this process: no Redis is configured.": "In diesem Prozess: Redis ist nicht eingerichtet.",
  "Not started in this process.": "In diesem Prozess nicht gestartet.",
  "Updates do not arrive from the database.": "Aus der Datenbank kommen keine Aktualisierungen an.",
  "Held in the outbox: no SMTP server is configured.": "Im Postausgang zurückgehalten: Kein SMTP-Server ist eingerichtet.",
  "The mail server does not answer.": "Der Mailserver antwortet nicht.",
  "No mail has been sent yet.": "Noch wurde keine E-Mail gesendet.",
  "The last mail could not be sent; it is tried again.": "Die letzte E-Mail konnte nicht gesendet werden; es wird erneut versucht.",
  "The last mail was sent.": "Die letzte E-Mail wurde gesendet.",
  "Answers with an error (HTTP {status}).": "Antwortet mit einem Fehler (HTTP {status}).",
  "Answers with HTTP {status}.": "Antwortet mit HTTP {status}.",
  "Slow: more than {ms} ms.": "Langsam: mehr als {ms} ms.",
  "The first check failed; another follows.": "Die erste Prüfung ist fehlgeschlagen; eine weitere folgt.",
  "Not measured yet.": "Noch nicht gemessen.",
  "Not measured lately.": "In letzter Zeit nicht gemessen.",
  "No worker has ever reported.": "Noch hat sich kein Worker gemeldet.",
  "The database was away; waiting for a sign of life.": "Die Datenbank war weg; es wird auf ein Lebenszeichen gewartet.",
  "Many jobs are waiting. Is the worker running?": "Viele Aufträge warten. Läuft der Worker?",
  "Not applied: {names}. Run npm run db:migrate.": "Nicht angewendet: {names}. Führen Sie npm run db:migrate aus.",
  "No answer within {ms} ms.": "Keine Antwort innerhalb von {ms} ms.",

  // Lists, drafts and conflicts
  "There is nothing to act upon: what was selected is no longer there.": "Es ist nichts zu tun: Das Ausgewählte gibt es nicht mehr.",
  "These are more than {most}. Narrow the list, and act upon a part.":
    "Das sind mehr als {most}. Grenzen Sie die Liste ein und bearbeiten Sie einen Teil.",
  "This cursor does not belong to this list.": "Diese Seitenmarke gehört nicht zu dieser Liste.",
  "This view was changed in another window. Open it again, then change it.":
    "Diese Ansicht wurde in einem anderen Fenster geändert. Öffnen Sie sie noch einmal und ändern Sie sie dann.",
  "{name} is no longer on the staff.": "{name} gehört nicht mehr zum Team.",
  "Stands at “{value}” now.": "Steht jetzt auf „{value}“.",
  "Stands at nothing now.": "Ist jetzt leer.",
  "You have {count} drafts of this already. Go on with one of them, or discard some.":
    "Sie haben davon bereits {count} Entwürfe. Machen Sie mit einem weiter oder verwerfen Sie welche.",
  "This draft was changed meanwhile, in another tab or on another device. Load the page again to see it as it is now.":
    "Dieser Entwurf wurde inzwischen geändert, in einem anderen Tab oder auf einem anderen Gerät. Laden Sie die Seite neu, um ihn zu sehen, wie er jetzt ist.",
  "This draft was changed meanwhile, in another tab or on another device. Look at it again before you go on.":
    "Dieser Entwurf wurde inzwischen geändert, in einem anderen Tab oder auf einem anderen Gerät. Sehen Sie ihn noch einmal an, bevor Sie weitermachen.",

  // People, providers and support
  "{name} has no second factor.": "{name} hat keinen zweiten Faktor.",
  "{name} is suspended. Reactivate the account first.": "{name} ist gesperrt. Geben Sie das Konto zuerst wieder frei.",
  "{name} already has {role}.": "{name} hat bereits {role}.",
  "{name} is not locked.": "{name} ist nicht gesperrt.",
  "This is no permission.": "Das ist keine Berechtigung.",
  "Only a tenant can require its provider, for its own domains.": "Nur ein Mandant kann seinen Anbieter verlangen, für seine eigenen Domains.",
  "Only through a tenant’s own provider people join that tenant.": "Nur über den eigenen Anbieter eines Mandanten tritt man diesem Mandanten bei.",
  "Roles belong to a tenant: only its own provider gives them.": "Rollen gehören zu einem Mandanten: Nur sein eigener Anbieter vergibt sie.",
  "This password is too easy to guess. Use several words that do not belong together.":
    "Dieses Passwort ist zu leicht zu erraten. Verwenden Sie mehrere Wörter, die nicht zusammengehören.",
  "Show your second factor first: confirm with your authenticator app or a passkey. Without one, set it up.":
    "Zeigen Sie zuerst Ihren zweiten Faktor: Bestätigen Sie mit Ihrer Authenticator-App oder einem Passkey. Haben Sie keinen, richten Sie einen ein.",
  "This is you. Choose somebody else.": "Das sind Sie selbst. Wählen Sie jemand anders.",
  "Nobody can act as a member of the operator’s staff.": "Niemand kann als Mitglied des Betreiberteams handeln.",
  "Choose on or off.": "Wählen Sie ein oder aus.",
  "Choose on, off or no rule.": "Wählen Sie ein, aus oder keine Regel.",
  "It starts on {day}.": "Beginnt am {day}.",
  "It ended on {day}.": "Endete am {day}.",

  // Files
  "This is all.": "Das ist alles.",
  "There is more: an export ends after {most} lines.": "Es gibt mehr: Ein Export endet nach {most} Zeilen.",
  "This file is too large. Split it into files of at most 16 MB.": "Diese Datei ist zu groß. Teilen Sie sie in Dateien von höchstens 16 MB.",
  "This file has more than {most} rows. Split it into smaller files.": "Diese Datei hat mehr als {most} Zeilen. Teilen Sie sie in kleinere Dateien.",
  "Repeats line {line} ({what}).": "Wiederholt Zeile {line} ({what}).",
  "Has {found} cells instead of {wanted}.": "Hat {found} Zellen statt {wanted}.",
  "The end lies before the start.": "Das Ende liegt vor dem Beginn.",

  // Why something is kept of people
  "To know what you may see and do.": "Um zu wissen, was Sie sehen und tun dürfen.",
  "So that you can join.": "Damit Sie beitreten können.",
  "So that the portal’s people know who let somebody in.": "Damit die Personen des Portals wissen, wer jemanden hereingelassen hat.",
  "To know what you may do.": "Um zu wissen, was Sie tun dürfen.",
  "So that the portal’s people know who opened it to a machine.": "Damit die Personen des Portals wissen, wer es einer Maschine geöffnet hat.",
  "So that it is known who took them.": "Damit bekannt ist, wer sie genommen hat.",
  "So that it is known who asked, and why.": "Damit bekannt ist, wer gefragt hat und warum.",
  "So that staff know who set how the portal works.": "Damit das Team weiß, wer festgelegt hat, wie das Portal arbeitet.",
  "So that it is known who asked.": "Damit bekannt ist, wer gefragt hat.",
  "So that they can see it.": "Damit sie es sehen können.",
  "So that your company can see how it ended.": "Damit Ihr Unternehmen sehen kann, wie es endete.",
  "So that nothing you typed is lost; deleted after 30 days.": "Damit nichts verloren geht, was Sie getippt haben; nach 30 Tagen gelöscht.",
  "So that staff know what was agreed, and with whom to speak about it.":
    "Damit das Team weiß, was vereinbart wurde und mit wem darüber zu sprechen ist.",
  "It is about a portal, not about you. It has no name, only the number of your stub.":
    "Es geht um ein Portal, nicht um Sie. Es enthält keinen Namen, nur die Nummer Ihres Platzhalters.",
  "So that it is known who made, checked or cancelled a backup.": "Damit bekannt ist, wer eine Sicherung gemacht, geprüft oder abgebrochen hat.",
  "The backups stay, without who asked for them.": "Die Sicherungen bleiben, ohne die Person, die sie verlangt hat.",
};
