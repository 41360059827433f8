// Text: how it is tidied to be kept, and made visible to be shown. As in cooperation_cli/text.py.

const JOINERS = new Set(["\u200c", "\u200d"]);
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;
// What stands between words for the program that reads the answers.
const MARGIN =
  /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** A text as it is kept: without blanks around it, and without what no answers file can hold. */
function tidy(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\0\p{Cs}]/gu, "\ufffd").replace(MARGIN, "");
}

/** The lines of a text that say something, each a piece of evidence. */
function pieces(text) {
  return tidy(text).split("\n").map(tidy).filter(Boolean);
}

/** A text on one line, to compare it with a line. */
function squeezed(text) {
  return text.split(/\s+/).filter(Boolean).join(" ");
}

/** A text with every character that cannot be seen shown as an escape. */
function visible(text) {
  const lines = text.replaceAll("\r\n", "\n");
  return lines.replace(UNSEEN, (one, place) => {
    if (one === "\n") return one;
    if (one === "\t") return " ";
    if (JOINERS.has(one) && isBetweenLetters(lines, place)) return one;
    return `\\u{${one.codePointAt(0).toString(16)}}`;
  });
}

function isBetweenLetters(text, place) {
  const before = text.slice(Math.max(0, place - 2), place);
  const after = text.slice(place + 1, place + 3);
  return /[\p{L}\p{M}\p{S}]$/u.test(before) && /^[\p{L}\p{M}\p{S}]/u.test(after);
}

/** A sentence with its gaps filled; what fills a gap is never a sentence with gaps. */
function filled(sentence, parts = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(parts[name]));
}
