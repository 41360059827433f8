// The look over all that was said: what is open, how it is sent back, and a summary to print.

const FEW_OPEN = 8;

function reviewPage(form) {
  const { said } = form;
  const topics = topicsAsked(said);
  const open = topics.flatMap((topic) => topic.questions).filter((question) => isOpen(said, question));
  return [
    el("p", null, say("tally", { questions: counted("questions", tallied(said).of), states: tallyInWords(said, topics) })),
    open.length > 0 && el("details", { class: "screen", open: open.length <= FEW_OPEN },
      el("summary", null, say("still_open", { questions: counted("questions", open.length) })),
      el("p", null, say("may_stay_open")),
      el("ul", null, open.map((question) => el("li", null, questionLink(said, question))))),
    sendBack(form),
    el("section", { id: "summary" }, el("h3", null, say("summary")), whoAnswered(said), topics.map((topic) => topicSummary(said, topic))),
  ];
}

function tallyInWords(said, topics) {
  const states = topics.flatMap((topic) => topic.questions).map((question) => stateOf(replyTo(said, question)));
  const count = (state) => states.filter((one) => one === state).length;
  const named = ["level", ...WORDS, "unanswered"].filter((state) => count(state) > 0);
  return named.map((state) => `${count(state)} ${say(`state_${state}`)}`).join(", ");
}

function questionLink(said, question) {
  return el("a", { href: `#${question.id}` }, `${question.number}. ${worded(question, factsOf(FORM, said)).text}`);
}

function sendBack(form) {
  const { said } = form;
  const to = said.invitation?.from;
  const untitled = said.title ? null : el("p", { class: "wrong" }, say("untitled"), " ", el("a", { href: "#start" }, say("start")));
  const text = el("textarea", { id: "as-text", readonly: true, rows: 6 });
  text.value = written(FORM, said);
  return el("div", { class: "panel screen" },
    el("h3", null, say("send_back")),
    el("p", null, to ? say("send_to", { to }) : say("send_to_sender")),
    untitled,
    el("p", { class: "buttons" }, button("save_answers", () => form.save(), { class: "main", disabled: !said.title }),
      button("print", () => window.print())),
    el("details", null, el("summary", null, say("as_text")), el("label", { for: "as-text" }, say("copy_text")), text));
}

function whoAnswered(said) {
  const shown = (key) => FORM.choices[key]?.find(([id]) => id === said.respondent[key])?.[1] ?? said.respondent[key];
  const who = FORM.respondent.filter((key) => said.respondent[key]).map((key) => [say(key), shown(key)]);
  const facts = FORM.facts.filter((fact) => said.profile.has(fact.id)).map((fact) => {
    const chosen = fact.choices.filter(([id]) => said.profile.get(fact.id).includes(id));
    return [fact.text, chosen.map(([, words]) => words).join("; ")];
  });
  const told = [[say("title"), said.title], ...who, ...facts].filter(([, words]) => words).map(([label, words]) => [el("dt", null, label), el("dd", null, words)]);
  return told.length > 0 && el("dl", null, told);
}

function topicSummary(said, topic) {
  return [el("h4", null, topic.title), topic.questions.map((question) => questionSummary(said, question))];
}

function questionSummary(said, question) {
  const reply = replyTo(said, question);
  return el("div", { class: "answered" },
    el("p", null, questionLink(said, question)),
    el("p", { class: "given" }, answerInWords(said, question, reply)),
    reply.evidence.length > 0 && el("p", { class: "lines" }, `${say("evidence")}: ${reply.evidence.join("\n")}`),
    reply.comment && el("p", { class: "lines" }, `${say("comment")}: ${reply.comment}`));
}

function answerInWords(said, question, reply) {
  const state = stateOf(reply);
  if (state !== "level") return say(state === "unanswered" ? "state_unanswered" : state);
  const words = worded(question, factsOf(FORM, said));
  return levelWords(levelsOf(FORM, question)[reply.level], words.levels[reply.level]);
}
