/** The mails of the portal: subjects, texts and buttons (`composeMail`). */
export const mails: Record<string, string> = {
  "Hello {name},": "Guten Tag {name},",
  "Or open this address:": "Oder öffnen Sie diese Adresse:",
  "If that was you, there is nothing to do. If not, end your sessions, change your password and look at your second factors.":
    "Wenn Sie das waren, ist nichts zu tun. Wenn nicht, beenden Sie Ihre Sitzungen, ändern Sie Ihr Passwort und prüfen Sie Ihre zweiten Faktoren.",

  // Signing in
  "Sign in": "Anmelden",
  "Your account is locked for a while": "Ihr Konto ist vorübergehend gesperrt",
  "somebody entered a wrong password for your account {limit} times. It takes no more tries for now and unlocks by itself in about {minutes} minutes.":
    "jemand hat für Ihr Konto {limit}-mal ein falsches Passwort eingegeben. Es nimmt vorerst keine weiteren Versuche an und entsperrt sich in etwa {minutes} Minuten von selbst.",
  "somebody entered a wrong password for your account {limit} times, last from the address {ip}. It takes no more tries for now and unlocks by itself in about {minutes} minutes.":
    "jemand hat für Ihr Konto {limit}-mal ein falsches Passwort eingegeben, zuletzt von der Adresse {ip}. Es nimmt vorerst keine weiteren Versuche an und entsperrt sich in etwa {minutes} Minuten von selbst.",
  "If that was you, unlock it and try again, or choose a new password. If not, leave it locked: nobody got in.":
    "Wenn Sie das waren, entsperren Sie es und versuchen Sie es erneut, oder wählen Sie ein neues Passwort. Wenn nicht, lassen Sie es gesperrt: Niemand kam hinein.",
  "Unlock my account": "Mein Konto entsperren",
  "Forgotten your password? Choose a new one at {url}/forgot": "Passwort vergessen? Wählen Sie ein neues unter {url}/forgot",
  "Your link to sign in": "Ihr Link zum Anmelden",
  "here is the link to sign in that was asked for with {device}.": "hier ist der Link zum Anmelden, der mit {device} angefordert wurde.",
  "The link counts once and for 15 minutes. If you did not ask for it, do not use it and give it to nobody.":
    "Der Link gilt einmal und 15 Minuten lang. Wenn Sie ihn nicht angefordert haben, verwenden Sie ihn nicht und geben Sie ihn niemandem.",
  "Choose a new password": "Neues Passwort wählen",
  "somebody asked for a new password for your account. If that was you, choose one here.":
    "jemand hat ein neues Passwort für Ihr Konto angefordert. Wenn Sie das waren, wählen Sie hier eines.",
  "The link counts once and for one hour. If you did not ask for it, there is nothing to do: your password stays as it is.":
    "Der Link gilt einmal und eine Stunde lang. Wenn Sie ihn nicht angefordert haben, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.",
  "Your password was changed": "Ihr Passwort wurde geändert",
  "the password of your account was changed on {at}. Every other session was ended.":
    "das Passwort Ihres Kontos wurde am {at} geändert. Alle anderen Sitzungen wurden beendet.",
  "If that was you, there is nothing to do. If not, choose a new password at once: only your mailbox can do that.":
    "Wenn Sie das waren, ist nichts zu tun. Wenn nicht, wählen Sie sofort ein neues Passwort: Das geht nur über Ihr Postfach.",
  "That was not me": "Das war ich nicht",
  "New sign-in to your account": "Neue Anmeldung an Ihrem Konto",
  "your account was just used on a device that we have not seen before: {label}, on {at}.":
    "Ihr Konto wurde soeben auf einem Gerät verwendet, das wir noch nicht kennen: {label}, am {at}.",
  "your account was just used on a device that we have not seen before: {label}, from the address {ip}, on {at}.":
    "Ihr Konto wurde soeben auf einem Gerät verwendet, das wir noch nicht kennen: {label}, von der Adresse {ip}, am {at}.",
  "If that was you, there is nothing to do. If not, end that session and change your password.":
    "Wenn Sie das waren, ist nichts zu tun. Wenn nicht, beenden Sie jene Sitzung und ändern Sie Ihr Passwort.",
  "See your sessions": "Ihre Sitzungen ansehen",

  // Second factors
  "{happened} This was done with {device}, on {at}.": "{happened} Das geschah mit {device}, am {at}.",
  "See how you sign in": "Ansehen, wie Sie sich anmelden",
  "Your authenticator app was removed": "Ihre Authenticator-App wurde entfernt",
  "Your account no longer asks for a code when you sign in, and its recovery codes no longer count.":
    "Ihr Konto fragt beim Anmelden nicht mehr nach einem Code, und seine Wiederherstellungscodes gelten nicht mehr.",
  "An authenticator app was set up": "Eine Authenticator-App wurde eingerichtet",
  "Your account now asks for a code of an authenticator app when you sign in.":
    "Ihr Konto fragt beim Anmelden jetzt nach einem Code einer Authenticator-App.",
  "A recovery code was used": "Ein Wiederherstellungscode wurde verwendet",
  "Somebody signed in with one of your recovery codes; 1 is left.":
    "Jemand hat sich mit einem Ihrer Wiederherstellungscodes angemeldet; einer ist noch übrig.",
  "Somebody signed in with one of your recovery codes; {left} are left.":
    "Jemand hat sich mit einem Ihrer Wiederherstellungscodes angemeldet; {left} sind noch übrig.",
  "A passkey was removed from your account": "Ein Passkey wurde von Ihrem Konto entfernt",
  "The passkey “{name}” can no longer sign in as you.": "Mit dem Passkey „{name}“ kann sich niemand mehr als Sie anmelden.",
  "A passkey was added to your account": "Ihrem Konto wurde ein Passkey hinzugefügt",
  "The passkey “{name}” can now sign in as you.": "Mit dem Passkey „{name}“ kann man sich jetzt als Sie anmelden.",
  "New recovery codes were made": "Neue Wiederherstellungscodes wurden erstellt",
  "Your account has new recovery codes, and the old ones no longer count.":
    "Ihr Konto hat neue Wiederherstellungscodes, und die alten gelten nicht mehr.",

  // The address
  "Confirm the change of your address, or stop it": "Bestätigen Sie die Änderung Ihrer Adresse, oder stoppen Sie sie",
  "somebody signed in to your account wants to change its address to {to}. Nothing changes before both addresses have confirmed it.":
    "jemand, der an Ihrem Konto angemeldet ist, möchte dessen Adresse in {to} ändern. Nichts ändert sich, bevor beide Adressen es bestätigt haben.",
  "If it was not you, stop it with the same link, and change your password.":
    "Wenn Sie das nicht waren, stoppen Sie es mit demselben Link und ändern Sie Ihr Passwort.",
  "Confirm or stop the change": "Änderung bestätigen oder stoppen",
  "The link counts once and for 24 hours.": "Der Link gilt einmal und 24 Stunden lang.",
  "Confirm your new address": "Bestätigen Sie Ihre neue Adresse",
  "this address is to become the one you sign in with. Confirm it here, and the change with the mail to your present address.":
    "mit dieser Adresse sollen Sie sich künftig anmelden. Bestätigen Sie sie hier und die Änderung mit der E-Mail an Ihre bisherige Adresse.",
  "Confirm this address": "Diese Adresse bestätigen",
  "The link counts once and for 24 hours. If you know nothing of it, there is nothing to do.":
    "Der Link gilt einmal und 24 Stunden lang. Wenn Sie davon nichts wissen, ist nichts zu tun.",
  "This address has an account already": "Diese Adresse hat bereits ein Konto",
  "{name} ({email}) wants to use this address for their account, but it has one of its own, so that nothing was changed.":
    "{name} ({email}) möchte diese Adresse für sein oder ihr Konto verwenden, aber sie hat schon ein eigenes. Deshalb wurde nichts geändert.",
  "If that was you, sign in with this address, or choose another one. If you know nothing of it, there is nothing to do.":
    "Wenn Sie das waren, melden Sie sich mit dieser Adresse an oder wählen Sie eine andere. Wenn Sie davon nichts wissen, ist nichts zu tun.",
  "Your address was changed": "Ihre Adresse wurde geändert",
  "you now sign in with {to}. Mail to {from} is sent no longer.": "Sie melden sich jetzt mit {to} an. An {from} gehen keine E-Mails mehr.",

  // Joining
  "Confirm your address": "Bestätigen Sie Ihre Adresse",
  "One step is left to open the portal of your company: confirm that this address is yours.":
    "Ein Schritt fehlt noch, um das Portal Ihres Unternehmens zu öffnen: Bestätigen Sie, dass diese Adresse Ihnen gehört.",
  "Confirm and open the portal": "Bestätigen und das Portal öffnen",
  "The link counts once and for 24 hours, and asks for the password you chose. If you did not register, there is nothing to do.":
    "Der Link gilt einmal und 24 Stunden lang und fragt nach dem Passwort, das Sie gewählt haben. Wenn Sie sich nicht registriert haben, ist nichts zu tun.",
  "You have an account already": "Sie haben bereits ein Konto",
  "somebody, probably you, has just registered with this address. It has an account already, so that nothing was changed. Sign in with it.":
    "jemand, wahrscheinlich Sie, hat sich soeben mit dieser Adresse registriert. Sie hat bereits ein Konto, deshalb wurde nichts geändert. Melden Sie sich damit an.",
  "Forgotten the password? Choose a new one at {url}/forgot": "Passwort vergessen? Wählen Sie ein neues unter {url}/forgot",
  "If it was not you, there is nothing to do.": "Wenn Sie das nicht waren, ist nichts zu tun.",
  "You are invited to {tenant}": "Sie sind zu {tenant} eingeladen",
  "{by} invites you to the portal of {tenant}, with the role “{role}”.": "{by} lädt Sie in das Portal von {tenant} ein, mit der Rolle „{role}“.",
  "See the invitation": "Einladung ansehen",
  "The link counts for one day. If you do not know who this is, there is nothing to do.":
    "Der Link gilt einen Tag lang. Wenn Sie den Absender nicht kennen, ist nichts zu tun.",
  "The link counts for {days} days. If you do not know who this is, there is nothing to do.":
    "Der Link gilt {days} Tage lang. Wenn Sie den Absender nicht kennen, ist nichts zu tun.",

  // Keys
  "An API key ends soon": "Ein API-Schlüssel läuft bald ab",
  "{count} API keys end soon": "{count} API-Schlüssel laufen bald ab",
  "these keys of {tenant} end within {days} days, and what uses them stops working then:":
    "diese Schlüssel von {tenant} laufen in den nächsten {days} Tagen ab. Was sie verwendet, funktioniert dann nicht mehr:",
  "{key} (biz_{prefix}…), on {date}": "{key} (biz_{prefix}…), am {date}",
  "Rotate the keys": "Schlüssel erneuern",
  "Rotating makes a new key and lets the old one count for a while, so that nothing is interrupted.":
    "Dabei entsteht ein neuer Schlüssel, und der alte gilt noch eine Weile, damit nichts unterbrochen wird.",

  // A person's own data
  "Your account will be erased": "Ihr Konto wird gelöscht",
  "it was asked that your account and your data be erased. That is done after {dueAt}, and cannot be undone from then on.":
    "es wurde beantragt, Ihr Konto und Ihre Daten zu löschen. Das geschieht nach dem {dueAt} und lässt sich dann nicht mehr rückgängig machen.",
  "Until then everything works as before, and you can call it off. If it was not you who asked, call it off and change your password.":
    "Bis dahin funktioniert alles wie bisher, und Sie können es zurücknehmen. Wenn nicht Sie es beantragt haben, nehmen Sie es zurück und ändern Sie Ihr Passwort.",
  "There is no further mail: once you are erased, we no longer know your address.":
    "Es kommt keine weitere E-Mail: Nach der Löschung kennen wir Ihre Adresse nicht mehr.",
  "Look at it, or call it off": "Ansehen oder zurücknehmen",
  "The copy of your data is ready": "Die Kopie Ihrer Daten ist fertig",
  "you can download it for {days} days, signed in. It is a ZIP archive: open index.html in it.":
    "Sie können sie {days} Tage lang herunterladen, wenn Sie angemeldet sind. Sie ist ein ZIP-Archiv: Öffnen Sie darin index.html.",
  "If you did not ask for it, somebody may be in your account: end your sessions and change your password.":
    "Wenn Sie sie nicht angefordert haben, ist vielleicht jemand in Ihrem Konto: Beenden Sie Ihre Sitzungen und ändern Sie Ihr Passwort.",
  "Go to your data": "Zu Ihren Daten",
  "You were not erased": "Sie wurden nicht gelöscht",
  "{hindrance} Then ask again.": "{hindrance} Beantragen Sie es danach erneut.",
  "Your data": "Ihre Daten",

  // What the operator does
  "Your account is open again": "Ihr Konto ist wieder offen",
  "your account is no longer suspended. Sign in as you did before.": "Ihr Konto ist nicht mehr gesperrt. Melden Sie sich wie bisher an.",
  "Your role at the operator has changed": "Ihre Rolle beim Betreiber hat sich geändert",
  "your account now has {role} at the operator of the portal; before, it had {before}.":
    "Ihr Konto hat beim Betreiber des Portals jetzt {role}; vorher hatte es {before}.",
  "no role": "keine Rolle",
  "the role {role}": "die Rolle {role}",
  "If you did not expect this, write to the operator’s support.": "Wenn Sie das nicht erwartet haben, schreiben Sie dem Support des Betreibers.",
  "The operator ended your session": "Der Betreiber hat Ihre Sitzung beendet",
  "your session with {device} was ended by the operator of the portal.": "Ihre Sitzung mit {device} wurde vom Betreiber des Portals beendet.",
  "all your sessions were ended by the operator of the portal.": "alle Ihre Sitzungen wurden vom Betreiber des Portals beendet.",
  "Sign in again where you want to go on. If somebody else may have used your account, choose a new password.":
    "Melden Sie sich dort wieder an, wo Sie weitermachen möchten. Falls jemand anders Ihr Konto verwendet haben könnte, wählen Sie ein neues Passwort.",
  "the operator’s support sends you this link to choose a new password for your account.":
    "der Support des Betreibers sendet Ihnen diesen Link, damit Sie ein neues Passwort für Ihr Konto wählen können.",
  "The link counts once and for one hour. If you did not ask for help, leave it: your password stays as it is.":
    "Der Link gilt einmal und eine Stunde lang. Wenn Sie nicht um Hilfe gebeten haben, lassen Sie ihn liegen: Ihr Passwort bleibt, wie es ist.",
  "Your account is suspended": "Ihr Konto ist gesperrt",
  "the operator of the portal has suspended your account. You cannot sign in for now; nothing of yours was deleted.":
    "der Betreiber des Portals hat Ihr Konto gesperrt. Sie können sich vorerst nicht anmelden; nichts von Ihnen wurde gelöscht.",
  "If you think that this is a mistake, answer to whoever gave you access, or to the operator’s support.":
    "Wenn Sie das für einen Irrtum halten, wenden Sie sich an die Person, die Ihnen den Zugang gab, oder an den Support des Betreibers.",
  "Your second factors were removed": "Ihre zweiten Faktoren wurden entfernt",
  "the operator of the portal has removed the authenticator app, the recovery codes and the passkeys of your account, and ended your sessions.":
    "der Betreiber des Portals hat die Authenticator-App, die Wiederherstellungscodes und die Passkeys Ihres Kontos entfernt und Ihre Sitzungen beendet.",
  "If you asked for this, sign in and set up a new second factor. If not, choose a new password and write to the operator’s support at once.":
    "Wenn Sie darum gebeten haben, melden Sie sich an und richten Sie einen neuen zweiten Faktor ein. Wenn nicht, wählen Sie ein neues Passwort und schreiben Sie sofort dem Support des Betreibers.",
  "Set up a second factor": "Zweiten Faktor einrichten",
  "Your account at the operator of the portal": "Ihr Konto beim Betreiber des Portals",
  "{actor} has made you an account with the role {role}. Choose a password, and you are signed in.":
    "{actor} hat Ihnen ein Konto mit der Rolle {role} angelegt. Wählen Sie ein Passwort, und Sie sind angemeldet.",
  "Choose a password": "Passwort wählen",
  "The link counts once and for three days. If you do not know what this is about, leave it.":
    "Der Link gilt einmal und drei Tage lang. Wenn Sie nicht wissen, worum es geht, lassen Sie ihn liegen.",
  "Your account is unlocked": "Ihr Konto ist entsperrt",
  "the operator of the portal has unlocked your account, which was locked after wrong passwords. You can sign in again.":
    "der Betreiber des Portals hat Ihr Konto entsperrt, das nach falschen Passwörtern gesperrt war. Sie können sich wieder anmelden.",
};
