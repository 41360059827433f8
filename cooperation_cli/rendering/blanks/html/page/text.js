// Text: how it is tidied to be kept, and made visible to be shown. As in cooperation_cli/text.py.

const JOINERS = new Set(["\u200c", "\u200d"]);
const UNSEEN =
  /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{13430}-\u{1343f}\u{13441}\u{13442}\u{16fe4}\u{1d159}\u{3fffe}-\u{10ffff}]/gu;
// A character and the one after it, which says how the first is to be drawn.
const DRAWN =
  /^(?:(?![#*0-9])[\p{Emoji}\u{1f000}-\u{1faff}][\ufe0e\ufe0f]|[#*0-9][\ufe0e\ufe0f]\u20e3|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}][\u{e0100}-\u{e01ef}]|[\u1820-\u1878\u1880-\u18aa][\u180b-\u180d\u180f])/u;
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
  const all = [...text.replaceAll("\r\n", "\n")];
  let before = "";
  const shown = all.map((one, place) => {
    const after = all[place + 1] ?? "";
    const isShaping = before && (joins(before, one, after) || DRAWN.test(before + one + after));
    before = isShaping || isSeen(one) ? one : "";
    return before || `\\u{${one.codePointAt(0).toString(16)}}`;
  });
  return shown.join("").replaceAll("\t", " ");
}

function isSeen(one) {
  return one.search(UNSEEN) < 0 && !/\p{Cn}/u.test(one);
}

/** Whether it shapes what is seen on both sides of it. */
function joins(before, one, after) {
  return JOINERS.has(one) && isSeen(after) && [before, after].every((near) => /[\p{L}\p{M}\p{S}]/u.test(near));
}

/** A sentence with its gaps filled; what fills a gap is never a sentence with gaps. */
function filled(sentence, parts = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(parts[name]));
}
