// The pass that the help line reads out (docs/spec/gate.md, "The help desk's pass"): whether it is good, the
// server alone can say; that it was mistyped, this page can.

/** Neither 0, 1, I, L nor O. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const length = 12;

/** A pass as people type it, in small letters, with spaces and dashes; null if it is none. */
export function readPass(typed: string): string | null {
  const pass = typed.replace(/[\s.\-_\u2010-\u2015]/g, "").toUpperCase();
  const digits = [...pass].map((c) => alphabet.indexOf(c));
  if (digits.length !== length || digits.includes(-1)) return null;
  // Each place has a factor of its own, the check character's too.
  const sum = digits.reduce((all, digit, place) => all + (place + 1) * digit, 0);
  return sum % alphabet.length === 0 ? pass : null;
}
