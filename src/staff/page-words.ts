/** The words of the log-in and account pages. */
import { dictionary } from "../web/language.ts";

export const logInWords = dictionary({
  de: {
    title: "Anmelden",
    email: "E-Mail-Adresse",
    password: "Passwort",
    submit: "Anmelden",
    wrong:
      "E-Mail-Adresse und Passwort passen nicht zusammen, oder das Konto ist gesperrt. Bitte prüfen Sie beides.",
    limited: (minutes: number) =>
      `Zu viele Versuche. Bitte warten Sie ${minutes === 1 ? "eine Minute" : `${minutes} Minuten`} und versuchen Sie es dann noch einmal.`,
    help: "Passwort vergessen? Wer den Dienst verwaltet, kann Ihnen ein neues geben.",
    loggedOut: "Sie sind abgemeldet.",
    passwordChanged: "Ihr Passwort ist geändert. Bitte melden Sie sich damit neu an.",
  },
  en: {
    title: "Log in",
    email: "E-mail address",
    password: "Password",
    submit: "Log in",
    wrong:
      "E-mail address and password do not belong together, or the account is disabled. Please check both.",
    limited: (minutes: number) =>
      `Too many tries. Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and then try again.`,
    help: "Forgot your password? An administrator can give you a new one.",
    loggedOut: "You are logged out.",
    passwordChanged: "Your password is changed. Please log in with it.",
  },
});

export const accountWords = dictionary({
  de: {
    title: "Mein Konto",
    signedInAs: (name: string, email: string, role: string) =>
      `Sie sind als ${name} (${email}) angemeldet. Ihre Rolle: ${role}.`,
    languageTitle: "Sprache",
    language: "Sprache dieser Seiten",
    saveLanguage: "Sprache speichern",
    languageSaved: "Die Sprache ist gespeichert.",
    passwordTitle: "Passwort ändern",
    present: "Jetziges Passwort",
    next: "Neues Passwort",
    nextHint: (shortest: number) =>
      `Mindestens ${shortest} Zeichen. Vier zufällige Wörter sind leicht zu merken und schwer zu erraten.`,
    again: "Neues Passwort noch einmal",
    savePassword: "Passwort ändern",
    afterwards: "Danach melden Sie sich überall mit dem neuen Passwort neu an.",
    wrongPresent: "Das jetzige Passwort stimmt nicht. Bitte geben Sie es noch einmal ein.",
    limited: "Zu viele Versuche. Bitte warten Sie ein paar Minuten.",
    tooShort: (shortest: number) => `Das neue Passwort braucht mindestens ${shortest} Zeichen.`,
    tooLong: (longest: number) => `Das neue Passwort darf höchstens ${longest} Zeichen haben.`,
    different:
      "Die beiden neuen Passwörter sind verschieden. Bitte geben Sie zweimal dasselbe ein.",
  },
  en: {
    title: "My account",
    signedInAs: (name: string, email: string, role: string) =>
      `You are logged in as ${name} (${email}). Your role: ${role}.`,
    languageTitle: "Language",
    language: "Language of these pages",
    saveLanguage: "Save language",
    languageSaved: "The language is saved.",
    passwordTitle: "Change password",
    present: "Present password",
    next: "New password",
    nextHint: (shortest: number) =>
      `At least ${shortest} characters. Four random words are easy to remember and hard to guess.`,
    again: "New password again",
    savePassword: "Change password",
    afterwards: "Afterwards you log in again everywhere with the new password.",
    wrongPresent: "The present password is not right. Please enter it again.",
    limited: "Too many tries. Please wait a few minutes.",
    tooShort: (shortest: number) => `The new password needs at least ${shortest} characters.`,
    tooLong: (longest: number) => `The new password may have at most ${longest} characters.`,
    different: "The two new passwords differ. Please enter the same twice.",
  },
});
