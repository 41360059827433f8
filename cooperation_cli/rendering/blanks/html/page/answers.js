// What was said so far, as answers files have it. As in cooperation_cli/answers/: the same replies, the same file.

const WORDS = ["dont_know", "prefer_not_to_say", "not_applicable"];
const NOTHING_SAID = Object.freeze({ state: "unanswered", level: null, evidence: [], comment: "" });

/** Why a file is not taken: the name of a sentence, and what fills its gaps. */
class Refused extends Error {
  constructor(why, parts = {}) {
    super(why);
    this.why = why;
    this.parts = parts;
  }
}

/** JSON that is written as it is: a level whose digits no number of a browser may hold. */
class Exactly {
  constructor(json) {
    this.json = json;
  }
}

/** The answers of somebody who has said nothing yet. */
function begun(form) {
  const { partnership, respondent, invitation, targets } = form.start;
  return {
    title: partnership.title,
    profile: new Map(Object.entries(partnership.profile ?? {}).map(([fact, chosen]) => [fact, [chosen].flat()])),
    respondent: { ...respondent },
    invitation,
    targets,
    setAside: undefined,
    replies: new Map(),
  };
}

/** The facts as conditions read them, the depth among them. */
function factsOf(form, said) {
  return (fact) => (fact === "depth" ? [form.start.depth] : (said.profile.get(fact) ?? []));
}

function questionsOf(form) {
  return form.topics.flatMap((topic) => topic.questions);
}

function isAsked(form, said, question) {
  return holds(question.if, factsOf(form, said));
}

function replyTo(said, question) {
  return said.replies.get(question.id) ?? NOTHING_SAID;
}

/** What a reply counts as: not applicable without a reason is no answer yet. */
function stateOf(reply) {
  return reply.state === "not_applicable" && !reply.comment ? "unanswered" : reply.state;
}

/** Keeps choices for a fact, in the order of the rubric; none takes the fact out. */
function chooseFacts(form, said, fact, chosen) {
  said.profile.set(fact.id, fact.choices.map(([id]) => id).filter((id) => chosen.includes(id)));
  const kept = form.facts.map(({ id }) => [id, said.profile.get(id) ?? []]);
  said.profile = new Map(kept.filter(([, choices]) => choices.length > 0));
}

/** The answers file, as the program writes it. */
function written(form, said) {
  const data = { format: form.start.format, rubric: form.start.rubric, partnership: { title: said.title } };
  if (said.profile.size > 0) data.partnership.profile = profileOf(form, said);
  const respondent = form.respondent.filter((key) => said.respondent[key]).map((key) => [key, said.respondent[key]]);
  if (respondent.length > 0) data.respondent = Object.fromEntries(respondent);
  if (said.invitation) data.invitation = said.invitation;
  data.depth = form.start.depth;
  const listed = questionsOf(form).filter((question) => isAsked(form, said, question) || isSaid(replyTo(said, question)));
  data.answers = Object.fromEntries(listed.map((question) => [question.id, entry(form, question, replyTo(said, question))]));
  if (said.targets) data.targets = said.targets;
  if (said.setAside) data.set_aside = said.setAside;
  return `${json(data)}\n`;
}

function profileOf(form, said) {
  const several = new Set(form.facts.filter((fact) => fact.several).map((fact) => fact.id));
  return Object.fromEntries([...said.profile].map(([fact, chosen]) => [fact, several.has(fact) ? chosen : chosen[0]]));
}

function isSaid(reply) {
  return stateOf(reply) !== "unanswered" || reply.evidence.length > 0 || reply.comment !== "";
}

function entry(form, question, reply) {
  const state = stateOf(reply);
  const noted = {};
  if (reply.evidence.length > 0) noted.evidence = reply.evidence;
  if (reply.comment) noted.comment = reply.comment;
  const isNoted = Object.keys(noted).length > 0;
  if (state === "unanswered") return isNoted ? noted : null;
  if (state !== "level") return isNoted ? { [state]: true, ...noted } : state;
  const level = new Exactly(levelsOf(form, question)[reply.level].json);
  return isNoted ? { level, ...noted } : level;
}

function levelsOf(form, question) {
  return form.scales[question.scale].levels;
}

function json(value, indent = "") {
  if (value instanceof Exactly) return value.json;
  if (!Array.isArray(value) && !isMapping(value)) return quoted(value);
  const further = `${indent}  `;
  const inner = Array.isArray(value)
    ? value.map((one) => json(one, further))
    : Object.entries(value).map(([key, one]) => `${quoted(key)}: ${json(one, further)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (inner.length === 0) return open + close;
  return `${open}\n${further}${inner.join(`,\n${further}`)}\n${indent}${close}`;
}

/** A single value, with what nobody would see in it as escapes. */
function quoted(value) {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(UNSEEN, (one) => one.replace(/[^]/g, escape));
}

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
