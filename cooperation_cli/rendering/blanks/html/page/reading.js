// A saved copy read again: whole and for this form, or refused with the reason.

const KEYS = ["format", "rubric", "partnership", "respondent", "invitation", "depth", "answers", "targets", "set_aside"];

/** What a saved copy says. Throws Refused. */
function read(form, text) {
  const data = parsed(text);
  if (!isMapping(data) || data.format !== form.start.format) throw new Refused("no_answers");
  const [rubric, version] = String(data.rubric).split("@");
  const [ours, current] = form.start.rubric.split("@");
  if (rubric !== ours) throw new Refused("other_rubric", { theirs: rubric, ours });
  if (version !== undefined && version !== current) throw new Refused("other_version", { theirs: version, ours: current });
  if ((data.depth ?? "full") !== form.start.depth) throw new Refused("other_depth");
  const unknown = Object.keys(data).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new Refused("broken_at", { place: unknown });
  return saidIn(form, data);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("broken");
  }
}

function saidIn(form, data) {
  const fresh = begun(form);
  if (!isMapping(data.partnership)) throw new Refused("broken_at", { place: "partnership" });
  const title = textAt(data.partnership.title, "title");
  if (fresh.title && title !== tidy(fresh.title)) throw new Refused("other_partnership", { theirs: title, ours: fresh.title });
  return {
    title: fresh.title || title,
    profile: new Map(mappingAt(data.partnership.profile, "profile").map(([id, said]) => [id, choicesAt(form, id, said)])),
    respondent: respondentIn(form, mappingAt(data.respondent, "respondent")),
    invitation: fresh.invitation ?? carried(data.invitation, "invitation"),
    targets: carried(data.targets, "targets"),
    setAside: carried(data.set_aside, "set_aside"),
    replies: new Map(mappingAt(data.answers, "answers").map(([id, said]) => [id, replyAt(form, id, said)])),
  };
}

/** The entries that are not blank. */
function mappingAt(value, place) {
  if (value === null || value === undefined) return [];
  if (!isMapping(value)) throw new Refused("broken_at", { place });
  return Object.entries(value).filter(([, said]) => said !== null && said !== "");
}

/** What the form does not ask for, and hands on as it is. */
function carried(value, place) {
  return mappingAt(value, place).length > 0 ? value : undefined;
}

function textAt(value, place) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") throw new Refused("broken_at", { place });
  return tidy(value);
}

function choicesAt(form, id, said) {
  const fact = form.facts.find((one) => one.id === id);
  const chosen = [said].flat();
  const known = fact?.choices.map(([choice]) => choice) ?? [];
  const fits = chosen.every((choice) => known.includes(choice)) && (fact?.several || chosen.length === 1);
  if (!fact || !fits) throw new Refused("broken_at", { place: id });
  return chosen;
}

function respondentIn(form, entries) {
  return Object.fromEntries(
    entries.map(([key, said]) => {
      const choices = form.choices[key];
      const fits = form.respondent.includes(key) && (!choices || choices.some(([choice]) => choice === said));
      if (!fits) throw new Refused("broken_at", { place: key });
      return [key, textAt(said, key)];
    }),
  );
}

function replyAt(form, id, said) {
  const question = questionsOf(form).find((one) => one.id === id);
  if (!question) throw new Refused("not_in_form", { question: id });
  const reply = { ...NOTHING_SAID, ...spelledOut(form, question, said) };
  if (reply.state === "not_applicable" && !(question.na && reply.comment)) throw new Refused("broken_at", { place: id });
  return reply;
}

function spelledOut(form, question, said) {
  if (!isMapping(said)) return answerIn(form, question, said);
  const { level = null, evidence, comment, ...words } = said;
  const given = Object.keys(words);
  const fits = given.every((word) => WORDS.includes(word) && words[word] === true) && given.length + (level !== null) < 2;
  if (!fits) throw new Refused("broken_at", { place: question.id });
  return {
    ...answerIn(form, question, given[0] ?? level),
    evidence: [evidence ?? []].flat().map((piece) => textAt(piece, question.id)).filter(Boolean),
    comment: textAt(comment, question.id),
  };
}

function answerIn(form, question, said) {
  if (said === null || (typeof said === "string" && tidy(said) === "")) return {};
  if (WORDS.includes(said)) return { state: said };
  const level = levelNamed(levelsOf(form, question), said);
  if (level < 0) throw new Refused("broken_at", { place: question.id });
  return { state: "level", level };
}

/** The place of the level that a number, a code or a number in quotes names; -1 where there is none. */
function levelNamed(levels, said) {
  const text = typeof said === "string" ? tidy(said) : "";
  const named = levels.findIndex(({ key, json: exact }) => text !== "" && (key === text || JSON.parse(exact) === text));
  if (named >= 0) return named;
  const isNumber = typeof said === "number" || /^[+-]?[0-9]{1,60}(\.[0-9]{1,60})?$/.test(text);
  return isNumber ? levels.findIndex(({ json: exact }) => Number(JSON.parse(exact)) === Number(said)) : -1;
}
