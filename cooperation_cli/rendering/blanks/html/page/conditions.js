// When a question is asked and a variant fits. As in cooperation_cli/rubric/conditions.py: true, false, or
// null for what is not known. Facts of the profile are always true or false; nothing else is known in a form.

/** Whether the condition holds for these facts (a function from a fact to its choices); no condition always does. */
function holds(condition, facts) {
  return condition === null || decide(condition, facts) === true;
}

function decide(condition, facts) {
  if ("profile" in condition) return condition.in.some((choice) => facts(condition.profile).includes(choice));
  if ("not" in condition) return negated(decide(condition.not, facts));
  if ("all" in condition) return atLeast(condition.all.length, condition.all, facts);
  if ("any" in condition) return atLeast(1, condition.any, facts);
  if ("count" in condition) return atLeast(condition.at_least, condition.count, facts);
  return null;
}

function negated(truth) {
  return truth === null ? null : !truth;
}

/** Whether so many of the members are true; with nothing to count, false. */
function atLeast(needed, members, facts) {
  const truths = members.map((member) => decide(member, facts));
  const sure = truths.filter((truth) => truth === true).length;
  const open = truths.filter((truth) => truth === null).length;
  if (truths.length === 0 || sure + open < needed) return false;
  return sure >= needed ? true : null;
}

/** The words of a question for these facts: of the variants that fit, the first that gives a piece decides it. */
function worded(question, facts) {
  const fitting = question.variants.filter((variant) => holds(variant.if, facts));
  const first = (piece) => fitting.find((variant) => variant[piece])?.[piece] ?? question[piece];
  const levels = question.levels.map(
    (says, place) => fitting.find((variant) => variant.levels?.[place])?.levels[place] ?? says,
  );
  return { text: first("text"), evidence: first("evidence"), levels };
}
