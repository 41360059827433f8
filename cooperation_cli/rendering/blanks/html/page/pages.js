// The pages between which one goes: the beginning, who answers, the facts, the topics, the look over all of it.

/** The topics of which something is asked as the facts stand now, each with its questions and their numbers. */
function topicsAsked(said) {
  let number = 0;
  return FORM.topics
    .map((topic) => ({
      ...topic,
      questions: topic.questions
        .filter((question) => isAsked(FORM, said, question))
        .map((question) => ({ ...question, number: (number += 1) })),
    }))
    .filter((topic) => topic.questions.length > 0);
}

function isOpen(said, question) {
  return stateOf(replyTo(said, question)) === "unanswered";
}

/** How many questions are asked, and how many have no reply. */
function tallied(said, questions = topicsAsked(said).flatMap((topic) => topic.questions)) {
  return { of: questions.length, open: questions.filter((question) => isOpen(said, question)).length };
}

/** All pages in order; `build` makes what stands on one. */
function pagesOf(form) {
  const { said } = form;
  const topics = topicsAsked(said);
  const last = topics.length;
  return [
    { id: "start", title: say("start"), build: () => startPage(form) },
    { id: "you", title: say("you"), build: () => youPage(form) },
    ...(FORM.facts.length > 0 ? [{ id: "partnership", title: say("partnership"), build: () => factsPage(form) }] : []),
    ...topics.map((topic, place) => ({
      id: `topic-${topic.id}`,
      title: topic.title,
      heading: say("topic", { number: place + 1, last, title: topic.title }),
      tally: tallied(said, topic.questions),
      questions: topic.questions,
      build: () => topicPage(form, topic),
    })),
    { id: "review", title: say("review"), build: () => reviewPage(form) },
  ];
}

function startPage(form) {
  const { said } = form;
  const invited = FORM.invitation.filter(([key]) => said.invitation?.[key]);
  const told = invited.map(([key, label]) => [el("dt", null, label), el("dd", null, said.invitation[key])]);
  const name = field(say("name_it"), said.title, (text) => form.change(() => (said.title = tidy(text))), { required: true });
  return [
    told.length > 0 && el("dl", null, told),
    FORM.description && el("p", null, FORM.description),
    el("p", null, ahead(said)),
    el("p", null, say("how")),
    FORM.start.partnership.title ? null : name,
    el("h3", null, say("kept_where")),
    el("p", null, say(draft.works ? "kept" : "not_kept")),
    openField(form),
  ];
}

function ahead(said) {
  const [questions, facts] = [counted("questions", tallied(said).of), counted("facts", FORM.facts.length)];
  return FORM.facts.length > 0 ? say("ahead", { questions, facts }) : say("ahead_without_facts", { questions });
}

function openField(form) {
  const input = el("input", { type: "file", id: "open", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (file) await form.open(file);
  });
  return el("div", { class: "field" }, el("label", { for: "open" }, say("open")), input);
}

/** What is shown in the place of everything else while somebody has to say whose draft was found. */
function draftPage(form, text) {
  return [
    el("p", null, say("draft_found")),
    el("p", { class: "buttons" },
      button("go_on", () => form.restore(text), { class: "main" }),
      button("begin_anew", () => form.begin())),
  ];
}

function youPage(form) {
  const { respondent } = form.said;
  const keep = (key) => (text) => form.change(() => (respondent[key] = tidy(text)));
  const asked = FORM.respondent.filter((key) => key !== "date");
  return [
    el("p", null, say("about_you")),
    asked.map((key) =>
      FORM.choices[key]
        ? choices(say(key), `you-${key}`, FORM.choices[key], [respondent[key] ?? []].flat(), ([chosen]) => form.change(() => (respondent[key] = chosen)))
        : field(say(key), respondent[key] ?? "", keep(key))),
  ];
}

function factsPage(form) {
  const { said } = form;
  return [
    el("p", null, say("about_facts")),
    FORM.facts.map((fact) => {
      const hint = [fact.help, fact.several && say("several")].filter(Boolean).join(" ");
      const choose = (chosen) => form.change(() => chooseFacts(FORM, said, fact, chosen));
      return choices(fact.text, `fact-${fact.id}`, fact.choices, said.profile.get(fact.id) ?? [], choose, { several: fact.several, hint });
    }),
  ];
}

function topicPage(form, topic) {
  const blocks = topic.questions.map((question) =>
    questionBlock(form.said, question, question.number, () => form.change(() => {})));
  return [topic.why && el("p", null, topic.why), blocks];
}
