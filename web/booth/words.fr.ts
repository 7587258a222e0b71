import type { CodeFaultNamed, Notice, Words } from "./words";

const groups = ["premier", "deuxième", "troisième", "quatrième"];

const notRecorded = "Votre vote n’a pas été enregistré.";

const refusals: Record<string, Notice> = {
  already_voted: {
    heading: "Ce code a déjà servi à voter",
    body: [
      "Un vote a été enregistré plus tôt avec ce code, et dans ce scrutin c’est le premier qui compte. Le bulletin que vous venez d’envoyer n’a pas été ajouté.",
      "Si c’était vous, tout est fait : il ne reste rien à faire.",
      "Si vous n’avez pas encore voté, appelez tout de suite la ligne d’aide. Quelqu’un d’autre s’est peut-être servi de votre code.",
    ],
  },
  stage_closed: {
    heading: "Le scrutin est clos",
    body: [`Le scrutin a pris fin avant l’arrivée de votre bulletin. ${notRecorded}`],
  },
  stage_paused: {
    heading: "Le scrutin est suspendu",
    body: [
      notRecorded,
      "Vous pouvez laisser cette page ouverte : à la reprise, elle redemandera votre NIP. Votre choix est conservé.",
    ],
  },
  channel_closed: {
    heading: "On ne peut pas voter ici en ce moment",
    body: [
      `Le scrutin se poursuit en salle, mais pas en ligne pour l’instant. ${notRecorded}`,
      "Vous pouvez laisser cette page ouverte : elle passera d’elle-même à la suite dès l’ouverture du vote en ligne.",
    ],
  },
  terminal_unknown: {
    heading: "Ce poste ne peut pas servir à voter",
    body: [
      `Ce n’est pas l’un des postes de vote de ce scrutin. ${notRecorded}`,
      "Prévenez une personne responsable de la salle, ou votez sur votre propre appareil.",
    ],
  },
  voided_post: {
    heading: "Votre bulletin postal est arrivé",
    body: [
      "C’est votre vote par la poste qui compte. Le bulletin que vous venez d’envoyer n’a pas été enregistré.",
      "Si vous avez voté par la poste, tout est fait : il ne reste rien à faire.",
      "Si vous n’avez pas voté par la poste, appelez tout de suite la ligne d’aide.",
    ],
  },
  voted_in_advance: {
    heading: "Vous avez voté par anticipation",
    body: [
      "Votre vote par anticipation compte aussi dans ce tour. Le bulletin que vous venez d’envoyer n’a pas été enregistré.",
      "Si vous n’avez pas voté par anticipation, appelez tout de suite la ligne d’aide.",
    ],
  },
  code_void: {
    heading: "Ce code n’est plus valable",
    body: [
      `Ce code de vote a été annulé par la direction du scrutin. ${notRecorded}`,
      "Si vous en avez reçu un nouveau, utilisez-le. Sinon, appelez la ligne d’aide.",
    ],
  },
  stage_not_open: {
    heading: "Le scrutin n’est pas encore ouvert",
    body: [notRecorded, "Revenez après l’ouverture. Votre code et votre NIP restent valables."],
  },
  pin_locked: {
    heading: "Ce code est bloqué",
    body: [
      `Cinq NIP erronés ont été saisis. Pour protéger votre vote, ce code est bloqué. ${notRecorded}`,
      "Appelez la ligne d’aide pour le faire débloquer, puis revenez sur cette page ou ouvrez de nouveau votre lien.",
    ],
  },
  wrong_election: {
    heading: "Cette page n’est plus à jour",
    body: [
      `Quelque chose a changé dans ce scrutin depuis l’ouverture de la page. ${notRecorded}`,
      "Rechargez le scrutin. Votre choix est conservé ici; vérifiez-le encore une fois.",
    ],
  },
  unknown_stage: {
    heading: "Ce scrutin n’existe pas ici",
    body: [
      `Le serveur ne connaît pas ce scrutin. ${notRecorded}`,
      "Comparez l’adresse avec votre lettre ou votre message.",
    ],
  },
};

const ourFault: Notice = {
  heading: "Votre vote n’a pas été enregistré",
  body: [
    "Le serveur n’a pas pu accepter le bulletin préparé par cette page. Vous n’y êtes pour rien : l’erreur vient de nous.",
    "Rechargez le scrutin et réessayez. Si cela se reproduit, appelez la ligne d’aide.",
  ],
};

function codeFault(fault: CodeFaultNamed): string {
  switch (fault.fault) {
    case "empty":
      return "Saisissez ou collez votre code de vote.";
    case "length":
      return `Un code de vote compte ${fault.expected} lettres et chiffres. Il y en a ${fault.found} ici.`;
    case "character":
      return `Vérifiez le ${groups[fault.group - 1]} groupe : ${fault.text}. Un code ne contient jamais le caractère « ${fault.character} »${lookAlike(fault.character)}.`;
    case "check":
      return "Ce n’est pas un code de vote : au moins un caractère est faux. Comparez-le avec votre lettre, un groupe à la fois. Majuscules et minuscules comptent.";
    case "unknown":
      return "Ce code ne figure pas sur la liste de ce scrutin; rien n’a été enregistré. Comparez-le avec votre lettre et vérifiez que la lettre concerne bien ce scrutin. Votre choix est conservé.";
  }
}

function lookAlike(character: string): string {
  if ("0O".includes(character)) return " : cherchez plutôt un petit o ou une autre lettre";
  return "Il|".includes(character) ? " : cherchez plutôt le chiffre 1 ou une autre lettre" : "";
}

function about(seconds: number): string {
  if (seconds < 1.5) return "environ une seconde";
  if (seconds < 90) return `environ ${Math.ceil(seconds)} secondes`;
  return `environ ${Math.ceil(seconds / 60)} minutes`;
}

function was(from: string | null, near: boolean): string {
  return from === null ? "." : ` (au lieu ${near ? "de" : "du"} ${from}).`;
}

function ordinal(n: number): string {
  return n === 1 ? "1er" : `${n}e`;
}

export const fr: Words = {
  site: "Voter",
  skip: "Aller au contenu",
  demo: "DÉMO : ces votes ne décident de rien",
  open: "ouvert",
  openUntil: (moment) => `ouvert jusqu’au ${moment}`,
  opens: (moment) => `ouvre le ${moment}`,
  notOpen: "pas encore ouvert",
  paused: "suspendu",
  closed: "clos, dépouillement en cours",
  published: "résultat publié",
  help: (phone, hours) => `Besoin d’aide? Appelez le ${phone} (${hours}).`,
  noHelp: "Besoin d’aide? Adressez-vous à ceux qui vous ont invité à voter.",
  foot: "À propos de ce site",
  accessibility: "Accessibilité",
  status: "État du scrutin",
  stepOf: (n, all) => `Étape ${n} de ${all}`,
  back: "Retour",
  continue: "Continuer",
  problemHeading: "À vérifier",
  errorTitle: (title) => `Erreur : ${title}`,
  loading: "Ouverture de la page de vote…",
  unreachable: {
    heading: "Le serveur de vote est injoignable",
    body: [
      "Rien n’a été envoyé. Vérifiez votre connexion à Internet.",
      "Cette page réessaie d’elle-même toutes les quelques secondes. Vous pouvez la laisser ouverte.",
    ],
  },
  noSuchVote: {
    heading: "Aucun scrutin à cette adresse",
    body: ["Comparez l’adresse avec votre lettre ou votre message. Rien n’a été envoyé."],
  },
  damaged: {
    heading: "Ce scrutin ne peut pas être affiché en toute sécurité",
    body: [
      "Ce que le serveur a envoyé ne correspond pas à l’empreinte publiée de ce scrutin, ou cette page ne le comprend pas. Rien n’a été envoyé.",
      "Réessayez dans quelques minutes ou appelez la ligne d’aide.",
    ],
  },
  tryAgain: "Recharger le scrutin",
  notOpenYet: {
    heading: "Le scrutin n’est pas encore ouvert",
    opens: (moment) => `Ouverture : ${moment}.`,
    whenever: "C’est la direction du scrutin qui l’ouvrira; aucune heure n’est fixée.",
    watching:
      "Vous pouvez laisser cette page ouverte : elle passera d’elle-même à la suite dès l’ouverture.",
    hall: "Les membres présents en salle votent d’abord; le vote en ligne vient ensuite.",
  },
  isClosed: {
    heading: "Le scrutin est clos",
    body: ["Il n’est plus possible de voter ici. Les votes enregistrés sont dans l’urne."],
  },
  onlineEnded: {
    heading: "Le vote en ligne est terminé",
    body: ["Le scrutin se poursuit en salle seulement. Les votes enregistrés sont dans l’urne."],
  },
  unsent:
    "Vous n’avez pas voté sur cette page : le scrutin a pris fin avant le dépôt de votre vote, et rien n’a été envoyé.",
  news: {
    closes: (to, from, near) =>
      (to === null
        ? "La direction du scrutin décidera désormais de la clôture"
        : `Le scrutin prend désormais fin ${near ? "à" : "le"} ${to}`) + was(from, near),
    opens: (to, from, near) =>
      (to === null
        ? "La direction du scrutin décidera désormais de l’ouverture"
        : `Le scrutin ouvre désormais ${near ? "à" : "le"} ${to}`) + was(from, near),
    paused: "Le scrutin est suspendu. Vous pouvez laisser cette page ouverte.",
    resumed: "Le scrutin a repris.",
    reopened: "Le scrutin est rouvert.",
    policy: "Une règle de ce scrutin a changé.",
    renewed: "Ce scrutin a été modifié. Relisez-le avant de continuer.",
    reason: (reason) => `Raison : ${reason}`,
    read: "J’ai lu ceci",
  },
  about: {
    heading: "À propos de cette candidature",
    withdrew: "Candidature retirée de la course.",
  },
  seeResult: "Voir la page du résultat",
  onceOrAgain: {
    once: "Vous pouvez voter une seule fois. Votre premier vote compte et ne peut pas être modifié.",
    last: "Vous pouvez voter de nouveau jusqu’à la clôture. C’est votre dernier vote qui compte.",
  },
  channels: (hall, post) =>
    `Cela vaut pour toutes les façons de voter réunies : en ligne${hall ? (post ? ", en salle" : " et en salle") : ""}${post ? " et par la poste" : ""}.`,
  postOnline: {
    "first-received": "Une fois votre bulletin postal arrivé, vous ne pouvez plus voter en ligne.",
    "post-wins": "Si votre bulletin postal arrive aussi, c’est lui qui compte et non ce vote.",
    "online-wins": "Si vous votez en ligne, votre bulletin postal ne compte pas.",
  },
  code: {
    heading: "Votre code de vote",
    label: "Code de vote",
    hint: "22 lettres et chiffres, comme dans votre lettre ou votre message. Tirets et espaces n’ont pas d’importance; les majuscules, oui.",
    faults: codeFault,
    where: "Si votre message contient un lien, ouvrez-le : le code se remplit tout seul.",
    secret: "Le code reste sur cet appareil. Il n’est jamais envoyé.",
  },
  choice: {
    fromLink: "Votre code de vote a été lu dans votre lien.",
    pick: (min, max, blank) => {
      const other = blank ? ", ou votez blanc" : "";
      if (max === 1) return `Faites un seul choix${other}.`;
      if (min === max) return `Choisissez exactement ${max} noms${other}.`;
      return min === 0
        ? `Choisissez au plus ${max} noms${other}.`
        : `Choisissez de ${min} à ${max} noms${other}.`;
    },
    blank: "Vote blanc",
    blankHint: "Je participe sans choisir personne. Les votes blancs sont comptés et publiés.",
    nobody: "Personne parmi ces noms",
    faults: (fault, count, min, max) => {
      const names = (n: number) => (n === 1 ? "un seul nom" : `${n} noms`);
      switch (fault) {
        case "none":
          return "Faites d’abord un choix.";
        case "too_few":
          return `Vous avez choisi ${names(count)}. Choisissez-en au moins ${min}.`;
        case "too_many":
          return `Vous avez choisi ${names(count)}. Choisissez-en au plus ${max}.`;
        case "blank_with_others":
          return "Un vote blanc ne va avec aucun nom. Décochez-le, ou décochez tous les noms.";
      }
    },
    submit: "Vérifier mon choix",
  },
  ranking: {
    limits: ({ least, most }, all) => {
      if (least > 1)
        return least === most
          ? `Classez ${most} candidatures.`
          : `Classez de ${least} à ${most} candidatures.`;
      return most < all
        ? `Classez les candidatures de votre choix, au plus ${most}.`
        : "Classez les candidatures de votre choix, autant que vous voulez.";
    },
    how: "Si votre 1er choix quitte la course, votre vote passe à votre 2e choix, et ainsi de suite.",
    ways: "Touchez les noms dans votre ordre, ou écrivez un numéro à côté de chacun. Touchez de nouveau un nom classé pour l’enlever.",
    names: "Candidatures",
    heading: "Votre classement",
    nobody: "Vous n’avez encore classé personne.",
    nobodyYet: "Personne pour l’instant",
    choice: (place) => `${ordinal(place)} choix`,
    yours: (place) => `Votre ${ordinal(place)} choix`,
    notRanked: "Sans rang",
    now: (name, place) => `${name} est maintenant votre ${ordinal(place)} choix.`,
    gone: (name) => `${name} n’est plus dans votre classement.`,
    placeOf: (name) => `Numéro de choix pour ${name}`,
    numbers: (last) => `Écrivez un numéro de 1 à ${last}, ou laissez la case vide.`,
    up: "↑ Monter",
    down: "↓ Baisser",
    remove: "Enlever",
    moveUp: (name) => `Monter ${name} d’un rang`,
    moveDown: (name) => `Baisser ${name} d’un rang`,
    removeName: (name) => `Enlever ${name}`,
    close: "Resserrer le classement",
    closed: "Le classement est resserré.",
    blankHint: "Je participe sans classer personne. Les votes blancs sont comptés et publiés.",
    others: (names) =>
      `Hors classement : ${names.join(", ")}. Votre vote n’ira jamais à une personne que vous n’avez pas classée.`,
    faults: (fault) => {
      switch (fault.fault) {
        case "none":
          return "Classez d’abord au moins une candidature.";
        case "too_few":
          return `Candidatures classées : ${fault.count}. Classez-en au moins ${fault.limit}.`;
        case "too_many":
          return `Candidatures classées : ${fault.count}. Classez-en au plus ${fault.limit}.`;
        case "gap":
          return `Personne n’est votre ${ordinal(fault.place)} choix, mais quelqu’un vient après. Donnez ce rang à quelqu’un, ou resserrez le classement.`;
        case "blank_with_others":
          return "Un vote blanc ne va avec aucun classement. Décochez-le, ou enlevez tous les noms.";
      }
    },
    submit: "Vérifier mon classement",
  },
  review: {
    heading: "Vous n’avez pas encore voté.",
    notVoted: "Vérifiez votre choix avant de passer au dépôt de votre vote.",
    yours: "Votre choix",
    none: "Personne : votre bulletin est vide",
    change: "Modifier mon choix",
    submit: "C’est bien mon choix",
  },
  pin: {
    heading: "Votre NIP",
    label: "NIP",
    hint: "8 chiffres, reçus séparément de votre code de vote.",
    still:
      "Vous n’avez pas encore voté. Le bouton chiffre votre choix sur cet appareil et dépose votre vote.",
    faults: (fault, remaining) => {
      switch (fault) {
        case "empty":
          return "Saisissez votre NIP.";
        case "form":
          return "Un NIP compte 8 chiffres et rien d’autre.";
        case "paused":
          return "Le scrutin est suspendu; rien n’a été envoyé. Attendez que cette page annonce la reprise, puis appuyez de nouveau sur le bouton.";
        case "unreadable":
          return "Votre NIP n’a pas pu être lu à l’arrivée. Votre vote n’a pas été enregistré. Saisissez-le de nouveau.";
        case "wrong":
          return (
            "Ce NIP n’est pas le bon. Votre vote n’a pas été enregistré. Vérifiez-le et saisissez-le de nouveau. " +
            (remaining === null
              ? ""
              : remaining === 1
                ? "Il vous reste un seul essai; ensuite, la ligne d’aide devra débloquer votre code."
                : `Il vous reste ${remaining} essais.`)
          ).trim();
      }
    },
    submit: "Déposer mon vote",
  },
  casting: {
    heading: "Dépôt de votre vote",
    unfinished:
      "Rien n’est terminé tant que cette page n’a pas confirmé que votre vote est enregistré.",
    encrypting: "Chiffrement de votre choix sur cet appareil…",
    sending: "Envoi de votre vote…",
    lost: "La réponse ne nous est pas parvenue : nous ne savons pas encore si votre vote est arrivé. Cette page renvoie d’elle-même le même vote; il ne peut compter qu’une fois.",
    busy: "Beaucoup de gens votent en ce moment. Votre place est gardée; cette page envoie votre vote d’elle-même. Vous pouvez la laisser ouverte.",
    offline:
      "Vous semblez hors ligne. Cette page enverra votre vote d’elle-même dès que la connexion reviendra. Vous pouvez la laisser ouverte.",
    taken:
      "Un vote avec votre code est en cours de vérification. Cette page redemandera la réponse d’elle-même dans quelques secondes. Vous pouvez la laisser ouverte.",
    working: (seconds) =>
      `Votre appareil résout un petit calcul, pour montrer que vous n’êtes pas un programme qui inonde le site. Il faut ${about(seconds)}.`,
    late: "Cette fois, c’est plus long que d’habitude. Tout va bien : laissez la page ouverte.",
    slow: "Ce calcul serait trop long pour cet appareil; votre vote part donc sans lui, par une voie réservée à ces appareils. Cela peut prendre un peu plus de temps. Votre vote compte tout autant.",
    resumed: "Votre vote est en cours d’envoi. Vous n’avez rien à faire.",
    closed:
      "Le scrutin s’est clos entre-temps. Votre vote était parti avant; cette page continue donc de demander une réponse au serveur. Laissez-la ouverte.",
    kept: "Si cette page se ferme par accident, rouvrez votre lien ou saisissez de nouveau votre code sur cet appareil : l’envoi reprendra où il en était.",
    notKept:
      "Ne fermez pas et ne rechargez pas cette page : ce navigateur ne peut pas garder votre vote pendant l’envoi.",
    attempts: (n) => `${n} envois jusqu’ici.`,
    long: "Si l’attente se prolonge",
    longer:
      "Vous pouvez laisser cette page ouverte et y revenir plus tard, ou appeler la ligne d’aide. On pourra vous y donner un laissez-passer qui fait avancer votre vote.",
    stop: "Arrêter l’envoi de mon vote",
  },
  pass: {
    summary: "La ligne d’aide m’a donné un laissez-passer",
    label: "Laissez-passer de la ligne d’aide",
    hint: "Comme on vous l’a dicté. Il est valable 15 minutes, pour un seul vote.",
    faults: (fault) => {
      switch (fault) {
        case "empty":
          return "Saisissez le laissez-passer que la ligne d’aide vous a donné.";
        case "form":
          return "Ce n’est pas un laissez-passer : au moins un caractère est faux. Comparez-le avec ce qu’on vous a dicté.";
        case "refused":
          return "Ce laissez-passer n’est pas le bon, ou il n’est plus valable. Vérifiez-le, ou demandez-en un nouveau à la ligne d’aide. Entre-temps, votre vote part sans lui.";
      }
    },
    submit: "Envoyer mon vote avec ce laissez-passer",
    given: "Votre laissez-passer accompagne votre vote.",
  },
  stopped: {
    heading: "Votre vote n’est plus en cours d’envoi",
    body: [
      "Nous ne savons pas s’il était déjà arrivé. Si oui, il compte.",
      "Vous pouvez renvoyer le même vote, ou vérifier avec le numéro ci-dessous s’il est dans l’urne.",
    ],
  },
  voteNumber: "Le numéro de votre vote",
  sendAgain: "Renvoyer mon vote",
  closedMeanwhile: (moment) => [
    `Votre vote attendait, et le scrutin s’est clos avant que le serveur ait pu le prendre. ${notRecorded}`,
    `Cette page l’a envoyé pour la première fois le ${moment}, selon l’horloge de cet appareil.`,
    "Appelez la ligne d’aide pour le signaler. Gardez cette page ouverte, ou prenez-la en photo.",
  ],
  recorded: {
    heading: (clock) => `Votre vote a été enregistré à ${clock}.`,
    done: "C’est fait.",
    receiptNumber: "Votre numéro de reçu",
    meaning: "Il montre que votre vote est dans l’urne. Il ne montre pas pour qui vous avez voté.",
    copy: "Copier le numéro",
    copied: "Copié.",
    save: "Enregistrer le reçu",
    print: "Imprimer le reçu",
    check: "Vérifier que mon vote est dans l’urne",
    checkLater:
      "Vous pouvez le vérifier maintenant ou plus tard, de n’importe quel appareil, avec le numéro de reçu.",
    again: {
      once: "Ce vote est définitif : il ne peut être ni modifié ni refait.",
      last: "Si vous changez d’avis, vous pouvez voter de nouveau jusqu’à la clôture. Seul le dernier vote compte.",
    },
    close: "Vous pouvez maintenant fermer cette page.",
    on: (moment) => `Enregistré : ${moment}`,
  },
  file: {
    name: "recu-de-vote",
    title: "Reçu d’un vote enregistré",
    vote: "Scrutin",
    receiptNumber: "Numéro de reçu",
    recorded: "Enregistré",
    meaning:
      "Ce reçu montre qu’un vote est dans l’urne. Il ne montre pas comment quiconque a voté.",
    check: "À vérifier à l’adresse",
    signature: "Signature",
    stage: "Urne",
  },
  unconfirmed: {
    heading: "Nous ne pouvons pas confirmer votre vote",
    body: [
      "Le serveur dit avoir enregistré votre vote, mais la signature de son reçu n’est pas valable. Ne prenez pas cela pour une confirmation.",
      "Notez le numéro ci-dessous et appelez la ligne d’aide. Vous pouvez aussi le chercher vous-même dans l’urne.",
    ],
  },
  refused: (code) => refusals[code === "wrong_fingerprint" ? "wrong_election" : code] ?? ourFault,
  forHelpDesk: (code) => `Pour la ligne d’aide : ${code}`,
  callHelp: (phone, hours) => `Ligne d’aide : ${phone} (${hours})`,
  retryPin: "Il est débloqué : saisir mon NIP de nouveau",
  leaving: "Votre vote est encore en cours d’envoi.",
};
