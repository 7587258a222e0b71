import type { CodeFaultNamed, Notice, Words } from "./words";

const groups = ["first", "second", "third", "fourth"];

const notRecorded = "Your vote was not recorded.";

const refusals: Record<string, Notice> = {
  already_voted: {
    heading: "This code has already voted",
    body: [
      "A vote was recorded with this voting code earlier, and in this vote the first one counts. The ballot you just sent was not added.",
      "If you voted before, you are done: nothing more is needed.",
      "If you have not voted before, call the help line now. Someone else may have used your code.",
    ],
  },
  stage_closed: {
    heading: "Voting has closed",
    body: [`Voting closed before your ballot arrived. ${notRecorded}`],
  },
  stage_paused: {
    heading: "Voting is paused",
    body: [
      notRecorded,
      "You can leave this page open: when voting goes on, it asks for your PIN again. Your choice is kept.",
    ],
  },
  channel_closed: {
    heading: "You cannot vote here at the moment",
    body: [
      `Voting goes on in the hall, but not online right now. ${notRecorded}`,
      "You can leave this page open: it goes on by itself when online voting is open.",
    ],
  },
  terminal_unknown: {
    heading: "This terminal cannot be used",
    body: [
      `It is not one of this contest’s voting terminals. ${notRecorded}`,
      "Tell a steward, or vote on your own device.",
    ],
  },
  voided_post: {
    heading: "Your postal ballot has arrived",
    body: [
      "Your vote by post is the one that counts. The ballot you just sent was not recorded.",
      "If you voted by post, you are done: nothing more is needed.",
      "If you did not vote by post, call the help line now.",
    ],
  },
  voted_in_advance: {
    heading: "You have voted in advance",
    body: [
      "Your advance vote counts in this round too. The ballot you just sent was not recorded.",
      "If you did not vote in advance, call the help line now.",
    ],
  },
  code_void: {
    heading: "This code is no longer valid",
    body: [
      `An officer declared this voting code void. ${notRecorded}`,
      "If you were sent a new code, use that one. Otherwise call the help line.",
    ],
  },
  stage_not_open: {
    heading: "Voting is not open yet",
    body: [notRecorded, "Come back when voting has opened. Your code and PIN stay good."],
  },
  pin_locked: {
    heading: "This code is locked",
    body: [
      `The PIN was wrong five times, so this voting code is locked to protect your vote. ${notRecorded}`,
      "Call the help line: they can unlock it. Then come back to this page, or open your link again.",
    ],
  },
  wrong_election: {
    heading: "This page is out of date",
    body: [
      `Something about this vote changed after the page was opened. ${notRecorded}`,
      "Load the vote again. Your choice is kept here; check it once more.",
    ],
  },
  unknown_stage: {
    heading: "There is no such vote here",
    body: [
      `The server does not know this vote. ${notRecorded}`,
      "Compare the address with your letter or your message.",
    ],
  },
};

const ourFault: Notice = {
  heading: "Your vote was not recorded",
  body: [
    "The server could not accept the ballot that this page made. You did nothing wrong: this is a fault of ours.",
    "Load the vote again and try once more. If it happens again, call the help line.",
  ],
};

function codeFault(fault: CodeFaultNamed): string {
  switch (fault.fault) {
    case "empty":
      return "Type or paste your voting code.";
    case "length":
      return `A voting code has ${fault.expected} letters and digits. Here there are ${fault.found}.`;
    case "character":
      return `Check the ${groups[fault.group - 1]} group: ${fault.text}. A code never has the character “${fault.character}”${lookAlike(fault.character)}.`;
    case "check":
      return "This is not a voting code: at least one character is wrong. Compare it with your letter, one group at a time. Capitals and small letters differ.";
    case "unknown":
      return "This code is not on the list for this vote, so nothing was recorded. Compare it with your letter, and check that the letter is for this vote. Your choice is kept.";
  }
}

function lookAlike(character: string): string {
  if ("0O".includes(character)) return "; look for a small o or another letter";
  return "Il|".includes(character) ? "; look for the digit 1 or another letter" : "";
}

function about(seconds: number): string {
  if (seconds < 1.5) return "about a second";
  if (seconds < 90) return `about ${Math.ceil(seconds)} seconds`;
  return `about ${Math.ceil(seconds / 60)} minutes`;
}

function was(from: string | null): string {
  return from === null ? "." : ` (it was ${from}).`;
}

function ordinal(n: number): string {
  const ending = { 1: "st", 2: "nd", 3: "rd" }[n % 10];
  return n + (ending === undefined || (n > 10 && n < 14) ? "th" : ending);
}

export const en: Words = {
  site: "Vote",
  skip: "Skip to the content",
  demo: "DEMO: these votes decide nothing",
  open: "open",
  openUntil: (moment) => `open until ${moment}`,
  opens: (moment) => `opens ${moment}`,
  notOpen: "not open yet",
  paused: "paused",
  closed: "closed, being counted",
  published: "result published",
  help: (phone, hours) => `Need help? Call ${phone} (${hours}).`,
  noHelp: "Need help? Ask the people who invited you to vote.",
  foot: "About this site",
  accessibility: "Accessibility",
  status: "Status of this vote",
  stepOf: (n, all) => `Step ${n} of ${all}`,
  back: "Back",
  continue: "Continue",
  problemHeading: "Please check this",
  errorTitle: (title) => `Error: ${title}`,
  loading: "Opening the voting page…",
  unreachable: {
    heading: "We cannot reach the voting server",
    body: [
      "Nothing has been sent. Check that you are connected to the internet.",
      "This page tries again by itself every few seconds. You can leave it open.",
    ],
  },
  noSuchVote: {
    heading: "There is no vote at this address",
    body: ["Compare the address with your letter or your message. Nothing has been sent."],
  },
  damaged: {
    heading: "This vote cannot be shown safely",
    body: [
      "What the server sent does not match this vote’s published fingerprint, or this page does not understand it. Nothing has been sent.",
      "Try again in a few minutes, or call the help line.",
    ],
  },
  tryAgain: "Load the vote again",
  notOpenYet: {
    heading: "Voting is not open yet",
    opens: (moment) => `Voting opens ${moment}.`,
    whenever: "The returning officer will open it; no time is set.",
    watching: "You can leave this page open. It goes on by itself when voting opens.",
    hall: "Members in the hall vote first; online voting comes after that.",
  },
  isClosed: {
    heading: "Voting has closed",
    body: ["No more votes can be cast here. Votes that were recorded are in the box."],
  },
  onlineEnded: {
    heading: "Online voting has ended",
    body: ["Voting goes on in the hall only. Votes that were recorded are in the box."],
  },
  unsent:
    "You have not voted on this page: voting ended before you cast your vote, and nothing was sent.",
  news: {
    closes: (to, from, near) =>
      (to === null
        ? "Voting now ends when the returning officer closes it"
        : `Voting now ends ${near ? "at " : ""}${to}`) + was(from),
    opens: (to, from, near) =>
      (to === null
        ? "Voting now opens when the returning officer opens it"
        : `Voting now opens ${near ? "at " : ""}${to}`) + was(from),
    paused: "Voting is paused. You can leave this page open.",
    resumed: "Voting is open again.",
    reopened: "Voting is open again.",
    policy: "A rule of this vote has changed.",
    renewed: "This vote was changed. Look at it again before you go on.",
    reason: (reason) => `Reason: ${reason}`,
    read: "I have read this",
  },
  about: { heading: "About this candidate", withdrew: "Has withdrawn from the race." },
  seeResult: "See the result page",
  onceOrAgain: {
    once: "You can vote once. Your first vote counts, and it cannot be changed.",
    last: "You can vote again until voting closes. Your last vote counts.",
  },
  channels: (hall, post) =>
    `This holds for all ways to vote together: online${hall ? (post ? ", in the hall" : " and in the hall") : ""}${post ? " and by post" : ""}.`,
  postOnline: {
    "first-received": "Once your postal ballot has arrived, you cannot vote online.",
    "post-wins": "If your postal ballot arrives too, it counts instead of this vote.",
    "online-wins": "If you vote online, a postal ballot of yours does not count.",
  },
  code: {
    heading: "Your voting code",
    label: "Voting code",
    hint: "22 letters and digits, as in your letter or message. Dashes and spaces do not matter; capitals do.",
    faults: codeFault,
    where: "If your message has a link, open the link and the code is filled in for you.",
    secret: "The code stays on this device. It is never sent anywhere.",
  },
  choice: {
    fromLink: "Your voting code was read from your link.",
    pick: (min, max, blank) => {
      const other = blank ? ", or cast a blank vote" : "";
      if (max === 1) return `Choose one${other}.`;
      if (min === max) return `Choose exactly ${max}${other}.`;
      return min === 0 ? `Choose up to ${max}${other}.` : `Choose ${min} to ${max}${other}.`;
    },
    blank: "Blank vote",
    blankHint: "I take part and choose none of them. Blank votes are counted and published.",
    nobody: "None of them",
    faults: (fault, count, min, max) => {
      switch (fault) {
        case "none":
          return "Make a choice first.";
        case "too_few":
          return `You chose ${count}. Choose at least ${min}.`;
        case "too_many":
          return `You chose ${count}. Choose ${max} at most.`;
        case "blank_with_others":
          return "A blank vote stands alone. Untick it, or untick everyone else.";
      }
    },
    submit: "Review my choice",
  },
  ranking: {
    limits: ({ least, most }, all) => {
      if (least > 1) return least === most ? `Rank ${most}.` : `Rank ${least} to ${most}.`;
      return most < all
        ? `Rank the candidates you want, up to ${most}.`
        : "Rank the candidates you want, as many as you like.";
    },
    how: "If your first choice leaves the race, your vote goes to your second choice, and so on.",
    ways: "Press the names in your order, or type a number beside each. Press a ranked name again to take it out.",
    names: "Candidates",
    heading: "Your ranking",
    nobody: "You have not ranked anyone yet.",
    nobodyYet: "Nobody yet",
    choice: (place) => `${ordinal(place)} choice`,
    yours: (place) => `Your ${ordinal(place)} choice`,
    notRanked: "Not ranked",
    now: (name, place) => `${name} is now your ${ordinal(place)} choice.`,
    gone: (name) => `${name} is no longer ranked.`,
    placeOf: (name) => `Your choice number for ${name}`,
    numbers: (last) => `Type a number from 1 to ${last}, or leave it empty.`,
    up: "↑ Up",
    down: "↓ Down",
    remove: "Remove",
    moveUp: (name) => `Up: move ${name} up`,
    moveDown: (name) => `Down: move ${name} down`,
    removeName: (name) => `Remove ${name}`,
    close: "Close the gaps",
    closed: "The gaps are closed.",
    blankHint: "I take part and rank none of them. Blank votes are counted and published.",
    others: (names) =>
      `Not ranked: ${names.join(", ")}. Your vote never goes to anyone you did not rank.`,
    faults: (fault) => {
      switch (fault.fault) {
        case "none":
          return "Rank at least one candidate first.";
        case "too_few":
          return `You ranked ${fault.count}. Rank at least ${fault.limit}.`;
        case "too_many":
          return `You ranked ${fault.count}. Rank ${fault.limit} at most.`;
        case "gap":
          return `Nobody is your ${ordinal(fault.place)} choice, but someone comes after. Give that place to someone, or close the gaps.`;
        case "blank_with_others":
          return "A blank vote stands alone. Untick it, or take everyone out of your ranking.";
      }
    },
    submit: "Review my ranking",
  },
  review: {
    heading: "You have not voted yet.",
    notVoted: "Check your choice, then go on to cast your vote.",
    yours: "Your choice",
    none: "Nobody: your ballot is empty",
    change: "Change my choice",
    submit: "This is my choice",
  },
  pin: {
    heading: "Your PIN",
    label: "PIN",
    hint: "8 digits. It came separately from your voting code.",
    still:
      "You have not voted yet. When you press the button, your choice is encrypted on this device and your vote is cast.",
    faults: (fault, remaining) => {
      switch (fault) {
        case "empty":
          return "Type your PIN.";
        case "form":
          return "A PIN has 8 digits and nothing else.";
        case "paused":
          return "Voting is paused, so nothing was sent. Wait until this page says that voting is open again, then press the button again.";
        case "unreadable":
          return "Your PIN could not be read on the way. Your vote was not recorded. Type the PIN again.";
        case "wrong":
          return (
            "This PIN is not right. Your vote was not recorded. Check the PIN and type it again. " +
            (remaining === null
              ? ""
              : remaining === 1
                ? "You have one try left; after that the help line must unlock your code."
                : `You have ${remaining} tries left.`)
          ).trim();
      }
    },
    submit: "Cast my vote",
  },
  casting: {
    heading: "Casting your vote",
    unfinished: "You have not finished until this page says that your vote has been recorded.",
    encrypting: "Encrypting your choice on this device…",
    sending: "Sending your vote…",
    lost: "The answer did not come through, so we do not know yet whether your vote arrived. This page sends the same vote again by itself; it can only be counted once.",
    busy: "Many people are voting right now. Your place is kept; this page sends your vote by itself. You can leave it open.",
    offline:
      "You seem to be offline. This page sends your vote by itself as soon as you are connected again. You can leave it open.",
    taken:
      "A vote with your code is being checked at this moment. This page asks for the answer by itself in a few seconds. You can leave it open.",
    working: (seconds) =>
      `Your device solves a small task that shows you are not a flood program. This takes ${about(seconds)}.`,
    late: "This one takes longer than usual. Nothing is wrong; leave the page open.",
    slow: "The task would take this device too long, so your vote goes without it, by a way that is kept open for such devices. It may take a little longer. Your vote counts the same.",
    resumed: "Your vote is being sent. You do not have to do anything.",
    closed:
      "Voting has closed in the meantime. Your vote was sent before that, so this page goes on asking until the server answers. Leave it open.",
    kept: "If this page closes by accident, open your link or type your code again on this device: your vote goes on from there.",
    notKept:
      "Do not close or reload this page: this browser cannot keep your vote while it is under way.",
    attempts: (n) => `Sent ${n} times so far.`,
    long: "If it takes long",
    longer:
      "You can leave this page open and come back later, or call the help line. They can give you a pass that lets your vote go ahead.",
    stop: "Stop sending my vote",
  },
  pass: {
    summary: "I have a pass from the help line",
    label: "Pass from the help line",
    hint: "As it was read out to you. It is good for 15 minutes and one vote.",
    faults: (fault) => {
      switch (fault) {
        case "empty":
          return "Type the pass that the help line gave you.";
        case "form":
          return "This is not a pass: at least one character is wrong. Compare it with what was read out to you.";
        case "refused":
          return "This pass is not right, or its time is over. Check it, or ask the help line for a new one. Meanwhile your vote is sent without it.";
      }
    },
    submit: "Send my vote with this pass",
    given: "Your pass goes with your vote.",
  },
  stopped: {
    heading: "Your vote is no longer being sent",
    body: [
      "We do not know whether it had already arrived. If it had, it counts.",
      "You can send the same vote again, or look with the number below whether it is in the box.",
    ],
  },
  voteNumber: "The number of your vote",
  sendAgain: "Send my vote again",
  closedMeanwhile: (moment) => [
    `Your vote was waiting, and voting closed before the server could take it. ${notRecorded}`,
    `This page sent it for the first time on ${moment}, by the clock of this device.`,
    "Call the help line and tell them. Keep this page open, or take a picture of it.",
  ],
  recorded: {
    heading: (clock) => `Your vote has been recorded at ${clock}.`,
    done: "You are done.",
    receiptNumber: "Your receipt number",
    meaning: "It shows that your vote is in the box. It does not show how you voted.",
    copy: "Copy the number",
    copied: "Copied.",
    save: "Save the receipt",
    print: "Print the receipt",
    check: "Check that my vote is in the box",
    checkLater: "You can check now or at any time later, from any device, with the receipt number.",
    again: {
      once: "This vote is final: it cannot be changed or cast again.",
      last: "If you change your mind, you can vote again until voting closes. Only your last vote counts.",
    },
    close: "You can close this page now.",
    on: (moment) => `Recorded: ${moment}`,
  },
  file: {
    name: "vote-receipt",
    title: "Receipt of a recorded vote",
    vote: "Vote",
    receiptNumber: "Receipt number",
    recorded: "Recorded",
    meaning: "This shows that a vote is in the box. It does not show how anyone voted.",
    check: "Check it at",
    signature: "Signature",
    stage: "Stage",
  },
  unconfirmed: {
    heading: "We cannot confirm your vote",
    body: [
      "The server says that it recorded your vote, but its signature on the receipt does not hold. Do not take this as a confirmation.",
      "Note the number below and call the help line. You can also look for it in the box yourself.",
    ],
  },
  refused: (code) => refusals[code === "wrong_fingerprint" ? "wrong_election" : code] ?? ourFault,
  forHelpDesk: (code) => `For the help desk: ${code}`,
  callHelp: (phone, hours) => `Help line: ${phone} (${hours})`,
  retryPin: "It is unlocked: type my PIN again",
  leaving: "Your vote is still being sent.",
};
