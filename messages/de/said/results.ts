/** What actions answer when they have done what was asked. */
export const results: Record<string, string> = {
  "The role is changed.": "Die Rolle ist geändert.",
  "The role “{name}” is changed.": "Die Rolle „{name}“ ist geändert.",
  "Everything is marked as read.": "Alles ist als gelesen markiert.",
  "Your choice is kept.": "Ihre Wahl ist gespeichert.",
  "The copy is being made. A mail tells you when it is ready.": "Die Kopie wird erstellt. Eine E-Mail sagt Ihnen, wenn sie fertig ist.",
  "Your account will be erased in 14 days. Until then you can call it off here.":
    "Ihr Konto wird in 14 Tagen gelöscht. Bis dahin können Sie es hier zurücknehmen.",
  "Called off: your account stays.": "Zurückgenommen: Ihr Konto bleibt.",
  "Your name is saved.": "Ihr Name ist gespeichert.",
  "We have sent a mail to {email} and one to {other}. The change takes effect when you have opened the link in both.":
    "Wir haben eine E-Mail an {email} und eine an {other} gesendet. Die Änderung gilt, sobald Sie den Link in beiden geöffnet haben.",
  "Your password is changed. Every other session of yours has ended.": "Ihr Passwort ist geändert. Alle Ihre anderen Sitzungen sind beendet.",
  "Your authenticator app is set up. Make recovery codes now, in case you lose it.":
    "Ihre Authenticator-App ist eingerichtet. Erstellen Sie jetzt Wiederherstellungscodes, falls Sie sie verlieren.",
  "The authenticator app is removed.": "Die Authenticator-App ist entfernt.",
  "The passkey has its new name.": "Der Passkey hat seinen neuen Namen.",
  "The passkey is removed.": "Der Passkey ist entfernt.",
  "The session is ended.": "Die Sitzung ist beendet.",
  "There was no other session.": "Es gab keine andere Sitzung.",
  "One other session is ended.": "Eine andere Sitzung ist beendet.",
  "{ended} other sessions are ended.": "{ended} andere Sitzungen sind beendet.",
  "The device is forgotten.": "Das Gerät ist vergessen.",
  "If an account has the address {email}, a link is on its way there. It counts for one hour; look into the spam folder, too.":
    "Falls ein Konto die Adresse {email} hat, ist ein Link dorthin unterwegs. Er gilt eine Stunde; sehen Sie auch im Spam-Ordner nach.",
  "If an account has the address {email}, a link is on its way there. It counts for 15 minutes; open it in this browser.":
    "Falls ein Konto die Adresse {email} hat, ist ein Link dorthin unterwegs. Er gilt 15 Minuten; öffnen Sie ihn in diesem Browser.",
  "Your address was changed. From now on, sign in with the new one.": "Ihre Adresse wurde geändert. Melden Sie sich ab jetzt mit der neuen an.",
  "Confirmed. The change takes effect when the other address has confirmed it, too: look into that mailbox.":
    "Bestätigt. Die Änderung gilt, sobald auch die andere Adresse sie bestätigt hat: Sehen Sie in jenem Postfach nach.",
  "The change was stopped: your address stays as it is. If you did not ask for it, change your password.":
    "Die Änderung wurde gestoppt: Ihre Adresse bleibt, wie sie ist. Wenn Sie sie nicht beantragt haben, ändern Sie Ihr Passwort.",
  "We have sent a mail to {email}. Open the link in it within 24 hours to go on; look into the spam folder, too.":
    "Wir haben eine E-Mail an {email} gesendet. Öffnen Sie den Link darin innerhalb von 24 Stunden, um fortzufahren; sehen Sie auch im Spam-Ordner nach.",
  "“{name}” now gives the role “{roleName}”.": "„{name}“ verleiht jetzt die Rolle „{roleName}“.",
  "“{name}” no longer gives a role.": "„{name}“ verleiht keine Rolle mehr.",
  "The service account “{name}” is made. Make a key for it now.": "Das Dienstkonto „{name}“ ist erstellt. Erstellen Sie jetzt einen Schlüssel dafür.",
  "The service account is deleted, and its keys no longer count.": "Das Dienstkonto ist gelöscht, und seine Schlüssel gelten nicht mehr.",
  "The key “{name}” no longer counts.": "Der Schlüssel „{name}“ gilt nicht mehr.",
  "The rules are changed. They count from everybody’s next request on.": "Die Regeln sind geändert. Sie gelten für alle ab der nächsten Anfrage.",
  "The provider is changed. It counts from the next sign-in on.": "Der Anbieter ist geändert. Das gilt ab der nächsten Anmeldung.",
  "“{name}” is open.": "„{name}“ ist offen.",
  "“{name}” is closed. Who signed in by it is signed out.": "„{name}“ ist geschlossen. Wer sich darüber angemeldet hat, ist abgemeldet.",
  "Everything is as it should be.": "Alles ist, wie es sein soll.",
  "Not everything is as it should be.": "Nicht alles ist, wie es sein soll.",
  "Support has no access. What was running has ended.": "Der Support hat keinen Zugang. Was lief, ist beendet.",
  "Support may look, and not change anything.": "Der Support darf ansehen und nichts ändern.",
  "Support may look and change things.": "Der Support darf ansehen und ändern.",
  "The access has ended.": "Der Zugang ist beendet.",
  "A new link is on its way to {email}. The one before no longer counts.": "Ein neuer Link ist an {email} unterwegs. Der vorige gilt nicht mehr.",
  "The invitation of {email} is taken back.": "Die Einladung von {email} ist zurückgenommen.",
  "{name} has the role “{roleName}” now.": "{name} hat jetzt die Rolle „{roleName}“.",
  "{name} is suspended.": "{name} ist gesperrt.",
  "{name} is let in again.": "{name} ist wieder hereingelassen.",
  "The branding is changed. Everybody in this portal sees it at once.": "Das Erscheinungsbild ist geändert. Alle in diesem Portal sehen es sofort.",
  "The mail is on its way again.": "Die E-Mail ist wieder unterwegs.",
};
