/** Why something was not done, and what to do about it. */
export const refusals: Record<string, string> = {
  "The sign-in was not completed. Start again; if it happens once more, ask the administrator of your company’s sign-in.":
    "Die Anmeldung wurde nicht abgeschlossen. Beginnen Sie noch einmal; geschieht es wieder, fragen Sie die Administration der Anmeldung Ihres Unternehmens.",
  "The e-mail address or the password is not right.": "Die E-Mail-Adresse oder das Passwort ist nicht richtig.",
  "The sign-in was refused.": "Die Anmeldung wurde abgewiesen.",
  "The provider of your company does not answer as it should. Try again in a moment, or ask its administrator.":
    "Der Anbieter Ihres Unternehmens antwortet nicht, wie er soll. Versuchen Sie es gleich noch einmal, oder fragen Sie seine Administration.",
  "This way to sign in is closed at the moment. Sign in another way, or ask your administrator.":
    "Dieser Weg der Anmeldung ist zurzeit geschlossen. Melden Sie sich anders an, oder fragen Sie Ihre Administration.",
  "The provider did not say which address is yours. Ask its administrator to let the portal know your e-mail address.":
    "Der Anbieter hat nicht mitgeteilt, welche Adresse Ihre ist. Bitten Sie seine Administration, dem Portal Ihre E-Mail-Adresse zu übermitteln.",
  "The provider has not confirmed that your e-mail address is yours. Confirm it there, then try again.":
    "Der Anbieter hat nicht bestätigt, dass Ihre E-Mail-Adresse Ihnen gehört. Bestätigen Sie sie dort und versuchen Sie es dann noch einmal.",
  "Your e-mail address does not belong to the company whose sign-in this is. Sign in another way.":
    "Ihre E-Mail-Adresse gehört nicht zu dem Unternehmen, dessen Anmeldung dies ist. Melden Sie sich anders an.",
  "There is no account for you here yet. Ask an admin of your company’s portal to invite you.":
    "Hier gibt es noch kein Konto für Sie. Lassen Sie sich von der Administration des Portals Ihres Unternehmens einladen.",
  "The account with your address was never confirmed. Have a link to sign in mailed to you once, then use this way.":
    "Das Konto mit Ihrer Adresse wurde nie bestätigt. Lassen Sie sich einmal einen Anmeldelink zusenden, danach können Sie diesen Weg nehmen.",
  "Your address is linked to somebody else at this provider. Ask an admin of your company’s portal.":
    "Ihre Adresse ist bei diesem Anbieter mit jemand anderem verknüpft. Fragen Sie die Administration des Portals Ihres Unternehmens.",
  "Your account belongs to the operator of this portal. Sign in another way.":
    "Ihr Konto gehört zum Betreiber dieses Portals. Melden Sie sich anders an.",
  "Your company’s portal has no place left for you. Ask one of its admins.":
    "Im Portal Ihres Unternehmens ist kein Platz mehr für Sie. Fragen Sie seine Administration.",
  "You are no active member of this company’s portal. Ask one of its admins.":
    "Sie sind kein aktives Mitglied im Portal dieses Unternehmens. Fragen Sie seine Administration.",
  "Your company has you sign in by its own provider. Choose “Sign in with your company”.":
    "Ihr Unternehmen lässt Sie sich über seinen eigenen Anbieter anmelden. Wählen Sie „Über Ihr Unternehmen anmelden“.",
  "Signing in did not work. Try again.": "Die Anmeldung ist nicht gelungen. Versuchen Sie es noch einmal.",
  "This belongs to a client portal, and you are not a member of one.": "Das gehört zu einem Kundenportal, und Sie sind in keinem Mitglied.",
  "You act as {name}. Stop that first: this belongs to the person alone.":
    "Sie handeln für {name}. Beenden Sie das zuerst: Das gehört allein der Person.",
  "You act as {name} and may only look. Nothing was changed.": "Sie handeln für {name} und dürfen nur ansehen. Es wurde nichts geändert.",
  "Confirm that it is you, then do this again.": "Bestätigen Sie, dass Sie es sind, und tun Sie es dann noch einmal.",
  "You do not have the permission “{permission}”. Ask an administrator for it.":
    "Ihnen fehlt die Berechtigung „{permission}“. Bitten Sie die Administration darum.",
  "{name} requires a second factor. Sign in with one, or set one up in your account.":
    "{name} verlangt einen zweiten Faktor. Melden Sie sich mit einem an, oder richten Sie einen in Ihrem Konto ein.",
  "{name} does not accept the way you signed in. Sign in another way.": "{name} lässt die Art Ihrer Anmeldung nicht zu. Melden Sie sich anders an.",
  "{name} is {status}. Its data is kept; contact support to open it again.":
    "{name} ist {status}. Die Daten bleiben erhalten; wenden Sie sich an den Support, um es wieder zu öffnen.",
  "This passkey could not be checked. Try again.": "Dieser Passkey konnte nicht geprüft werden. Versuchen Sie es noch einmal.",
  "You have {count} passkeys already. Remove one that you no longer use.":
    "Sie haben schon {count} Passkeys. Entfernen Sie einen, den Sie nicht mehr verwenden.",
  "This passkey is known already.": "Dieser Passkey ist schon bekannt.",
  "The session has ended.": "Die Sitzung ist beendet.",
  "The provider could not be asked. Try again in a moment.": "Der Anbieter konnte nicht gefragt werden. Versuchen Sie es gleich noch einmal.",
  "An authenticator app is set up already. Remove it first to set up another.":
    "Eine Authenticator-App ist schon eingerichtet. Entfernen Sie sie zuerst, um eine andere einzurichten.",
  "This is your address already.": "Das ist schon Ihre Adresse.",
  "Enter another address.": "Geben Sie eine andere Adresse ein.",
  "The new address belongs to another account by now. Choose another address in your account.":
    "Die neue Adresse gehört inzwischen einem anderen Konto. Wählen Sie in Ihrem Konto eine andere.",
  "Your account was changed elsewhere at the same time. Sign in again.": "Ihr Konto wurde gleichzeitig anderswo geändert. Melden Sie sich neu an.",
  "Somebody changed this provider meanwhile. Open it again: it shows what they did.":
    "Jemand hat diesen Anbieter inzwischen geändert. Öffnen Sie ihn noch einmal: Er zeigt, was geändert wurde.",
  "There are at most {count} sign-in providers. Delete one that nobody needs first.":
    "Es gibt höchstens {count} Anmeldeanbieter. Löschen Sie zuerst einen, den niemand braucht.",
  "OpenID Connect needs the scope “openid”.": "OpenID Connect braucht den Scope „openid“.",
  "Enter the domains of your people’s addresses, such as company.com.": "Geben Sie die Domains der Adressen Ihrer Leute ein, etwa firma.de.",
  "One of these roles is not there any more.": "Eine dieser Rollen gibt es nicht mehr.",
  "Some fields need attention.": "Einige Felder brauchen Aufmerksamkeit.",
  "This code is not right, or was used already.": "Dieser Code ist nicht richtig oder wurde schon verwendet.",
  "Enter a new code.": "Geben Sie einen neuen Code ein.",
  "Sign in again: this sign-in was not completed in time.": "Melden Sie sich neu an: Diese Anmeldung wurde nicht rechtzeitig abgeschlossen.",
  "This is not your password.": "Das ist nicht Ihr Passwort.",
  "Enter the password that you use now.": "Geben Sie das Passwort ein, das Sie jetzt verwenden.",
  "There is no app to confirm. Begin again.": "Es gibt keine App zu bestätigen. Beginnen Sie noch einmal.",
  "This was confirmed already, or begun again. Load the page afresh.": "Das wurde schon bestätigt oder neu begonnen. Laden Sie die Seite neu.",
  "This code is not right. Enter the one that the app shows now.": "Dieser Code ist nicht richtig. Geben Sie den ein, den die App jetzt zeigt.",
  "Not the code of this moment.": "Nicht der Code dieses Augenblicks.",
  "You have no passkey. Confirm another way.": "Sie haben keinen Passkey. Bestätigen Sie auf anderem Weg.",
  "Enter the six digits that your app shows.": "Geben Sie die sechs Ziffern ein, die Ihre App zeigt.",
  "This code is too long.": "Dieser Code ist zu lang.",
  "Enter the six digits of your app, or a recovery code.": "Geben Sie die sechs Ziffern Ihrer App oder einen Wiederherstellungscode ein.",
  "Enter your password.": "Geben Sie Ihr Passwort ein.",
  "Passwords have at most {count} characters.": "Passwörter haben höchstens {count} Zeichen.",
  "Give the passkey a name.": "Geben Sie dem Passkey einen Namen.",
  "Names have at most 60 characters.": "Namen haben höchstens 60 Zeichen.",
  "No company has set up its own sign-in for this address. Sign in another way.":
    "Kein Unternehmen hat für diese Adresse eine eigene Anmeldung eingerichtet. Melden Sie sich anders an.",
  "Is this the address that your company gave you?": "Ist das die Adresse, die Sie von Ihrem Unternehmen haben?",
  "Enter your e-mail address.": "Geben Sie Ihre E-Mail-Adresse ein.",
  "This address is too long.": "Diese Adresse ist zu lang.",
  "Enter an address such as name@company.com.": "Geben Sie eine Adresse wie name@firma.de ein.",
  "Choose what support may do.": "Wählen Sie, was der Support darf.",
  "Your account does not belong to the portal at {host}. Ask its admins to invite you.":
    "Ihr Konto gehört nicht zum Portal unter {host}. Lassen Sie sich von der dortigen Administration einladen.",
  "Set up an authenticator app first: recovery codes stand in for it.":
    "Richten Sie zuerst eine Authenticator-App ein: Wiederherstellungscodes stehen für sie ein.",
  "The plan {plan} has places for {places} people, and {free} free. Change the plan, or remove people or open invitations first.":
    "Der Tarif {plan} hat Plätze für {places} Personen; frei: {free}. Wechseln Sie den Tarif, oder entfernen Sie zuerst Personen oder offene Einladungen.",
  "This address belongs to one portal. Switch at the main address instead.":
    "Diese Adresse gehört zu einem Portal. Wechseln Sie stattdessen an der Hauptadresse.",
  "This link was used already. Each link counts once.": "Dieser Link wurde schon verwendet. Jeder Link gilt einmal.",
  "This link has expired. Ask for a new one.": "Dieser Link ist abgelaufen. Fordern Sie einen neuen an.",
  "This link is not valid. Open it exactly as it stands in the mail, or ask for a new one.":
    "Dieser Link ist nicht gültig. Öffnen Sie ihn genau so, wie er in der E-Mail steht, oder fordern Sie einen neuen an.",
  "Your account has unlocked by itself: this link is needed no more.":
    "Ihr Konto hat sich von selbst entsperrt: Dieser Link wird nicht mehr gebraucht.",
  "Your account has changed since this link was sent, so that it no longer counts. Ask for a new one.":
    "Ihr Konto hat sich geändert, seit dieser Link gesendet wurde, deshalb gilt er nicht mehr. Fordern Sie einen neuen an.",
  "Use at least {count} characters.": "Verwenden Sie mindestens {count} Zeichen.",
  "Use at most {count} characters.": "Verwenden Sie höchstens {count} Zeichen.",
  "Do not make it of your name, your address or your company: others know these.":
    "Bilden Sie es nicht aus Ihrem Namen, Ihrer Adresse oder Ihrem Unternehmen: Diese kennen andere.",
  "Choose another password.": "Wählen Sie ein anderes Passwort.",
  "Enter a whole number from {min} to {max} {unit}, or nothing.": "Geben Sie eine ganze Zahl von {min} bis {max} ({unit}) ein, oder nichts.",
  minutes: "Minuten",
  hours: "Stunden",
  "Accept at least one way to sign in.": "Lassen Sie mindestens einen Weg der Anmeldung zu.",
  "The provider’s addresses must all begin with https://.": "Die Adressen des Anbieters müssen alle mit https:// beginnen.",
  "The discovery document lacks an address that is needed. Is this the address of the issuer?":
    "Im Discovery-Dokument fehlt eine benötigte Adresse. Ist das die Adresse des Ausstellers?",
  "The provider calls itself {issuer}. Enter exactly that as its issuer.":
    "Der Anbieter nennt sich {issuer}. Geben Sie genau das als Aussteller ein.",
  "The discovery document names an address that is none.": "Das Discovery-Dokument nennt eine Adresse, die keine ist.",
  "An address of the provider is missing.": "Eine Adresse des Anbieters fehlt.",
  "Only an admin of the portal may set up how people sign in.": "Nur die Administration des Portals darf festlegen, wie man sich anmeldet.",
  "This domain is too long.": "Diese Domain ist zu lang.",
  "Enter a domain such as company.com.": "Geben Sie eine Domain wie firma.de ein.",
  "Choose one of the roles.": "Wählen Sie eine der Rollen.",
  "Give it the name that people know it by.": "Geben Sie ihm den Namen, unter dem man ihn kennt.",
  "Enter the client id that the provider gave you.": "Geben Sie die Client-ID ein, die Sie vom Anbieter haben.",
  "This is too long.": "Das ist zu lang.",
  "Scopes are words with spaces between them.": "Scopes sind Wörter mit Leerzeichen dazwischen.",
  "At most 20 domains.": "Höchstens 20 Domains.",
  "At most 50 values.": "Höchstens 50 Werte.",
  "Enter the client secret that the provider gave you.": "Geben Sie das Client-Secret ein, das Sie vom Anbieter haben.",
  "Enter this address.": "Geben Sie diese Adresse ein.",
  "This sign-in has expired or was used already. Start again.":
    "Diese Anmeldung ist abgelaufen oder wurde schon verwendet. Beginnen Sie noch einmal.",
  "This is the only way you can sign in. Set a password or add another passkey first.":
    "Das ist Ihr einziger Weg der Anmeldung. Setzen Sie zuerst ein Passwort, oder fügen Sie einen weiteren Passkey hinzu.",
  "Your company has you sign in with {name}. Choose “Sign in with your company”.":
    "Ihr Unternehmen lässt Sie sich mit {name} anmelden. Wählen Sie „Über Ihr Unternehmen anmelden“.",
  "This link was asked for in another browser. Say that it was you, then sign in.":
    "Dieser Link wurde in einem anderen Browser angefordert. Bestätigen Sie, dass Sie es waren, und melden Sie sich dann an.",
  "Choose a password.": "Wählen Sie ein Passwort.",
  "Enter your name.": "Geben Sie Ihren Namen ein.",
  "{message} If an account has this address, a link that unlocks it was mailed there.":
    "{message} Falls ein Konto diese Adresse hat, wurde ein Link zum Entsperren dorthin gesendet.",
  "You act as nobody but yourself.": "Sie handeln für niemanden als sich selbst.",
  "Only the tenant’s own administrators decide about support access.":
    "Nur die eigene Administration des Mandanten entscheidet über den Supportzugang.",
  "Somebody else has changed this meanwhile. Look at it again, then save.":
    "Jemand anderes hat das inzwischen geändert. Sehen Sie es noch einmal an und speichern Sie dann.",
  "Somebody changed these rules meanwhile. Open the page again: it shows what they did.":
    "Jemand hat diese Regeln inzwischen geändert. Öffnen Sie die Seite noch einmal: Sie zeigt, was geändert wurde.",
  "You have signed in in a way that these rules do not accept: they would shut you out. Sign in in an accepted way first.":
    "Sie haben sich auf eine Weise angemeldet, die diese Regeln nicht zulassen: Sie würden Sie aussperren. Melden Sie sich zuerst auf einem zugelassenen Weg an.",
  "You have signed in without a second factor: these rules would shut you out. Set one up in your account and sign in with it first.":
    "Sie haben sich ohne zweiten Faktor angemeldet: Diese Regeln würden Sie aussperren. Richten Sie zuerst einen in Ihrem Konto ein und melden Sie sich damit an.",
  "This passkey is not known here, or no longer counts. Try again, or use another way.":
    "Dieser Passkey ist hier nicht bekannt oder gilt nicht mehr. Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.",
  "This key is {state}: make a new one.": "Dieser Schlüssel ist {state}: Erstellen Sie einen neuen.",
  "This key was replaced already. Rotate the one that took its place.":
    "Dieser Schlüssel wurde schon ersetzt. Erneuern Sie den, der an seine Stelle trat.",
  "Keys are made by people. Sign in and make it there.": "Schlüssel werden von Personen erstellt. Melden Sie sich an und erstellen Sie ihn dort.",
  "The key would be allowed more than you are. Choose among what your own role allows.":
    "Der Schlüssel dürfte mehr als Sie. Wählen Sie aus dem, was Ihre eigene Rolle erlaubt.",
  "A service account has at most {count} keys that count. Revoke one that is not needed first.":
    "Ein Dienstkonto hat höchstens {count} gültige Schlüssel. Widerrufen Sie zuerst einen, der nicht gebraucht wird.",
  "Enter a name.": "Geben Sie einen Namen ein.",
  "Choose from the list of permissions.": "Wählen Sie aus der Liste der Berechtigungen.",
  "Choose at least one permission.": "Wählen Sie mindestens eine Berechtigung.",
  "Choose how long the key counts.": "Wählen Sie, wie lange der Schlüssel gilt.",
  "At least one day.": "Mindestens ein Tag.",
  "At most {count} days.": "Höchstens {count} Tage.",
  "Enter a number.": "Geben Sie eine Zahl ein.",
  "At least 1.": "Mindestens 1.",
  "At most {count}.": "Höchstens {count}.",
  "Enter a number of hours.": "Geben Sie eine Zahl von Stunden ein.",
  "At most {count} hours.": "Höchstens {count} Stunden.",
  "A portal has at most {count} service accounts. Delete one that is not needed first.":
    "Ein Portal hat höchstens {count} Dienstkonten. Löschen Sie zuerst eines, das nicht gebraucht wird.",
  "This invitation is for {email}, and you are signed in as {reader}.": "Diese Einladung gilt {email}, und Sie sind als {reader} angemeldet.",
  "This address has an account by now. Sign in with it, then open the invitation again.":
    "Für diese Adresse gibt es inzwischen ein Konto. Melden Sie sich damit an und öffnen Sie die Einladung noch einmal.",
  "This invitation was accepted already. Sign in to go to the portal.":
    "Diese Einladung wurde schon angenommen. Melden Sie sich an, um zum Portal zu gehen.",
  "{tenant} has taken this invitation back.": "{tenant} hat diese Einladung zurückgenommen.",
  "This invitation has expired. Ask {inviter} to send it again.": "Diese Einladung ist abgelaufen. Bitten Sie {inviter}, sie noch einmal zu senden.",
  "The portal of {tenant} is closed at the moment. Open this link again when it is open.":
    "Das Portal von {tenant} ist zurzeit geschlossen. Öffnen Sie diesen Link wieder, wenn es offen ist.",
  "You are a member of {tenant} already, and your place there is as its admins left it.":
    "Sie sind schon Mitglied von {tenant}, und Ihr Platz dort ist, wie die Administration ihn gelassen hat.",
  "Nothing gives it.": "Nichts erlaubt es.",
  "The account of {name} is open.": "Das Konto von {name} ist offen.",
  "The account of {name} is suspended by the operator.": "Das Konto von {name} ist vom Betreiber gesperrt.",
  "{name} is an active member of {tenant}.": "{name} ist aktives Mitglied von {tenant}.",
  "{name} is suspended in {tenant}.": "{name} ist in {tenant} gesperrt.",
  "{tenant} has a payment past due: nothing can be run until it is settled.":
    "Bei {tenant} ist eine Zahlung überfällig: Bis zur Begleichung kann nichts ausgeführt werden.",
  "{tenant} is {status}: its admins may only read.": "{tenant} ist {status}: Die Administration darf nur lesen.",
  "{tenant} is {status}, which closes it to this role.": "{tenant} ist {status}, was es für diese Rolle schließt.",
  "{tenant} is {status}, which leaves this open.": "{tenant} ist {status}, was dies offen lässt.",
  active: "aktiv",
  "{tenant} requires a second factor, and {name} has not set one up.": "{tenant} verlangt einen zweiten Faktor, und {name} hat keinen eingerichtet.",
  "Every way of signing in counts.": "Jeder Weg der Anmeldung zählt.",
  "The role “{role}” does not allow it.": "Die Rolle „{role}“ erlaubt es nicht.",
  "The role “{role}” allows it for records of one’s own.": "Die Rolle „{role}“ erlaubt es für eigene Datensätze.",
  "The role “{role}” allows it for all records.": "Die Rolle „{role}“ erlaubt es für alle Datensätze.",
  "It was earned by “{source}”.": "Es wurde durch „{source}“ erworben.",
  "Reactivate the account of {name}.": "Das Konto von {name} wieder freigeben.",
  "Let {name} in again.": "{name} wieder hereinlassen.",
  "Set up an authenticator app or a passkey.": "Eine Authenticator-App oder einen Passkey einrichten.",
  "Settle the payment.": "Die Zahlung begleichen.",
  "Open {tenant} again.": "{tenant} wieder öffnen.",
  "Give a role of the operator’s staff that has it.": "Eine Rolle des Betreiberpersonals geben, die es hat.",
  "Give a role that allows it: {roles}, or one of the portal’s own.": "Eine Rolle geben, die es erlaubt: {roles}, oder eine eigene des Portals.",
  "{name} is suspended already.": "{name} ist schon gesperrt.",
  "{name} is not suspended.": "{name} ist nicht gesperrt.",
  "You cannot do this to yourself. Ask another admin.": "Das können Sie nicht mit sich selbst tun. Bitten Sie jemand anderen aus der Administration.",
  "{name} is the last admin. Make somebody else an admin first.":
    "{name} ist die letzte Person der Administration. Ernennen Sie zuerst jemand anderen.",
  "A portal has at most {count} roles of its own. Delete one that nobody needs first.":
    "Ein Portal hat höchstens {count} eigene Rollen. Löschen Sie zuerst eine, die niemand braucht.",
  "Somebody changed this role meanwhile. Open it again: it shows what they did.":
    "Jemand hat diese Rolle inzwischen geändert. Öffnen Sie sie noch einmal: Sie zeigt, was geändert wurde.",
  "{count} {people} this role. Give them another first.": "{count} {people} diese Rolle. Geben Sie zuerst eine andere.",
  "person has": "Person hat",
  "people have": "Personen haben",
  "An open invitation, a group or a person has this role. Change those first.":
    "Eine offene Einladung, eine Gruppe oder eine Person hat diese Rolle. Ändern Sie diese zuerst.",
  "This is your own role: without “{permission}” you could not undo it.":
    "Das ist Ihre eigene Rolle: Ohne „{permission}“ könnten Sie es nicht rückgängig machen.",
  "Another role has this name.": "Eine andere Rolle hat diesen Namen.",
  "There is a role “{name}” already.": "Eine Rolle „{name}“ gibt es schon.",
  "One of these people was invited at the same moment. Look at the list, and try again.":
    "Eine dieser Personen wurde im selben Augenblick eingeladen. Sehen Sie die Liste an und versuchen Sie es noch einmal.",
  "This invitation was {state}.": "Diese Einladung wurde {state}.",
  "This invitation was {state} already.": "Diese Einladung wurde schon {state}.",
  "{email} is a member already.": "{email} ist schon Mitglied.",
  "{email} was invited already: send the invitation again from the list.":
    "{email} wurde schon eingeladen: Senden Sie die Einladung aus der Liste noch einmal.",
  "Nobody was invited. Take these addresses out first.": "Niemand wurde eingeladen. Nehmen Sie zuerst diese Adressen heraus.",
  "Enter an e-mail address.": "Geben Sie eine E-Mail-Adresse ein.",
  "Invite at most {count} people at once.": "Laden Sie höchstens {count} Personen auf einmal ein.",
  "This is not the password you chose.": "Das ist nicht das Passwort, das Sie gewählt haben.",
  "Enter the password you chose when you registered.": "Geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben.",
  "This address has an account by now. Sign in with it.": "Für diese Adresse gibt es inzwischen ein Konto. Melden Sie sich damit an.",
  "No address is free for a portal of this name. Register with another name of your company.":
    "Für ein Portal dieses Namens ist keine Adresse frei. Registrieren Sie sich mit einem anderen Namen Ihres Unternehmens.",
  "Enter the name of your company.": "Geben Sie den Namen Ihres Unternehmens ein.",
  "Enter the password that you chose.": "Geben Sie das Passwort ein, das Sie gewählt haben.",
  "New people are invited here. Ask an administrator of your company’s portal, or your agency, for an invitation.":
    "Neue Personen werden hier eingeladen. Bitten Sie die Administration des Portals Ihres Unternehmens oder Ihre Agentur um eine Einladung.",
  "This role is not there any more.": "Diese Rolle gibt es nicht mehr.",
  "The role “{name}” allows more than yours does. Ask an admin to give or take it.":
    "Die Rolle „{name}“ erlaubt mehr als Ihre. Bitten Sie die Administration, sie zu geben oder zu nehmen.",
  "This is given for all records or for none.": "Das wird für alle Datensätze gegeben oder für keinen.",
  "There is a character in it that cannot be kept (NUL). Take it out, and try again.":
    "Darin ist ein Zeichen, das sich nicht aufbewahren lässt (NUL). Nehmen Sie es heraus, und versuchen Sie es noch einmal.",
  "The database cannot be reached at the moment. Nothing was changed; please try again.":
    "Die Datenbank ist zurzeit nicht erreichbar. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.",
  "Too much is going on at once for this to be done now. Nothing was changed; please try again.":
    "Im Moment geschieht zu vieles zugleich, um das auszuführen. Nichts wurde geändert; bitte versuchen Sie es noch einmal.",
  "There is no space left to save this. Nothing was changed; please try again later.":
    "Es ist kein Platz mehr, um dies zu speichern. Es wurde nichts geändert; bitte versuchen Sie es später noch einmal.",
  "The database went away while this was being saved. Look whether it is there before you try again.":
    "Die Datenbank war weg, während dies gespeichert wurde. Sehen Sie nach, ob es da ist, bevor Sie es noch einmal versuchen.",
  "Sign in to continue.": "Melden Sie sich an, um fortzufahren.",
  "You do not have permission to do this.": "Sie haben dazu keine Berechtigung.",
  "{what} was not found.": "{what} wurde nicht gefunden.",
  "This person": "Diese Person",
  "This tenant": "Dieser Mandant",
  "This session": "Diese Sitzung",
  "This invitation": "Diese Einladung",
  "This role": "Diese Rolle",
  "This key": "Dieser Schlüssel",
  "This passkey": "Dieser Passkey",
  "This device": "Dieses Gerät",
  "This campaign": "Diese Kampagne",
  "This field is not known.": "Dieses Feld ist nicht bekannt.",
  "This is our fault, not yours. If it goes on, tell support the request id {requestId}.":
    "Das liegt an uns, nicht an Ihnen. Wenn es anhält, nennen Sie dem Support die Anfragenummer {requestId}.",
  "Too many tries. Please wait {time} and try again.": "Zu viele Versuche. Bitte warten Sie {time} und versuchen Sie es dann noch einmal.",
  "a minute": "eine Minute",
  "{count} minutes": "{count} Minuten",
  "{count} seconds": "{count} Sekunden",
  "Type your address to confirm.": "Geben Sie zur Bestätigung Ihre Adresse ein.",
  "Type {email}.": "Geben Sie {email} ein.",
  "Erasure was asked for already.": "Die Löschung wurde schon beantragt.",
  "A copy is being made already. There will be a mail when it is ready.":
    "Eine Kopie wird schon erstellt. Sie erhalten eine E-Mail, wenn sie fertig ist.",
  "There can be {count} copies a day. Download one of those, or ask again tomorrow.":
    "Es kann {count} Kopien am Tag geben. Laden Sie eine davon herunter, oder fragen Sie morgen wieder.",
  "You are the only super-admin. Make somebody else one first.": "Sie sind die einzige Super-Administration. Ernennen Sie zuerst jemand anderen.",
  "You are the only administrator of {names}. Make somebody else one first, or have the portal cancelled.":
    "Sie sind die einzige Administration von {names}. Ernennen Sie zuerst jemand anderen, oder lassen Sie das Portal kündigen.",
  "There is no erasure to call off.": "Es gibt keine Löschung zurückzunehmen.",
  "This request came from another site and was refused.": "Diese Anfrage kam von einer anderen Website und wurde abgewiesen.",
  "The address asks for what cannot be shown. {reasons}": "Die Adresse fragt nach etwas, das nicht gezeigt werden kann. {reasons}",
  "What it says of {parts} does not fit.": "Was sie über {parts} sagt, passt nicht.",
  "Choose a language.": "Wählen Sie eine Sprache.",
  "Somebody else changed the branding meanwhile. Load the page again to see how it is now, and make your change there.":
    "Jemand anderes hat das Erscheinungsbild inzwischen geändert. Laden Sie die Seite neu, um zu sehen, wie es jetzt ist, und nehmen Sie Ihre Änderung dort vor.",
  "This image has {size} KB, and at most {most} KB are taken.": "Dieses Bild hat {size} KB, angenommen werden höchstens {most} KB.",
  "This image is {width} × {height} pixels. Each side has to have from {least} to {most}.":
    "Dieses Bild hat {width} × {height} Pixel. Jede Seite muss {least} bis {most} haben.",
  "This image is damaged. Export it again, and send that.": "Dieses Bild ist beschädigt. Exportieren Sie es noch einmal und senden Sie das.",
  "SVG can carry scripts, so it is not taken. Export the logo as PNG or WebP, twice as large as it is shown.":
    "SVG kann Skripte enthalten und wird deshalb nicht angenommen. Exportieren Sie das Logo als PNG oder WebP, doppelt so groß, wie es gezeigt wird.",
  "GIF is not taken. Export the logo as PNG or WebP.": "GIF wird nicht angenommen. Exportieren Sie das Logo als PNG oder WebP.",
  "This is no PNG, JPEG or WebP image.": "Das ist kein Bild im Format PNG, JPEG oder WebP.",
  "Enter a colour such as #465fff.": "Geben Sie eine Farbe wie #465fff ein.",
  "Use no angle brackets, quotes or backslashes.": "Verwenden Sie keine spitzen Klammern, Anführungszeichen oder Backslashes.",
  "No mail server is configured: this mail cannot be sent.": "Kein Mailserver ist eingerichtet: Diese E-Mail kann nicht gesendet werden.",
  "No mail server is configured: mails cannot be sent.": "Kein Mailserver ist eingerichtet: E-Mails können nicht gesendet werden.",
  "This mail was sent. A second one would not be the same to whoever gets it.":
    "Diese E-Mail wurde gesendet. Eine zweite wäre für den Empfänger nicht dieselbe.",
  "This mail is on its way already, or will be tried again by itself.": "Diese E-Mail ist schon unterwegs oder wird von selbst noch einmal versucht.",
  "This table is not there.": "Diese Tabelle ist dort nicht.",
};
