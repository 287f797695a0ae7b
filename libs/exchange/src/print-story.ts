/**
 * A claim's story, as a person reads it: how it stands; one utterance as each paper printed it; how it came to stand so;
 * the figures; and what is part of it. It tells what the doors told, and nothing beside: what a kill hides is not in it.
 */
import { spokenSince, vocabulary } from '#newsroom';
import { bold, count, dim, folded, indented, inWords, type Paper } from './paper.js';
import { printCourse } from './print-course.js';
import { printFigures } from './print-figures.js';
import { printUtterance } from './print-utterance.js';
import type { Sheet, Story } from './story.js';

export function printStory(story: Story, paper: Paper): string {
  const { claim, utterance, papers } = story;
  const figures = printFigures(story.figures, { claim, papers, paper });
  return [
    printHead(claim, paper),
    ...(utterance ? [printUtterance(utterance, { papers, paper })] : []),
    `${bold('How it came to stand so', paper)}\n${printCourse(story, paper)}`,
    ...(figures ? [`${bold('The figures: who gives them, and who prints them', paper)}\n${figures}`] : []),
    ...(story.parts.length > 0 ? [`${bold('What is part of it', paper)}\n${printParts(story, paper)}`] : []),
  ].join('\n\n');
}

/** The proposition, how it stands, and what an editor should see beside it. */
function printHead(claim: Sheet, paper: Paper): string {
  const flags = claim.flags.map((flag) => `! ${vocabulary.flags[flag]}`);
  return [
    bold(folded(claim.proposition, { paper }), paper),
    folded(standing(claim, paper), { paper }),
    ...flags.map((flag) => dim(folded(flag, { paper, indent: '  ' }), paper)),
  ].join('\n');
}

function standing(claim: Sheet, paper: Paper): string {
  const { status, since, outlets, assertingOrigins: origins } = claim;
  if (since === null) return inWords(status, paper);
  const held =
    origins === 0 ? 'nobody asserts it' : `${count(origins, 'origin')} ${origins === 1 ? 'asserts' : 'assert'} it`;
  return `${inWords(status, paper)} since ${spokenSince(since)}: ${count(outlets, 'outlet')} ${outlets === 1 ? 'carries' : 'carry'} it, ${held}`;
}

function printParts({ parts }: Story, paper: Paper): string {
  const told = parts.map((part) => {
    const { claim, figures, papers } = part;
    const tables = printFigures(figures, { claim, papers, paper: narrower(paper) });
    return [
      `  ${claim.proposition}`,
      indented(printCourse(part, narrower(paper))),
      ...(tables ? [indented(tables)] : []),
    ];
  });
  return told.map((lines) => lines.join('\n')).join('\n\n');
}

function narrower(paper: Paper): Paper {
  return { ...paper, width: paper.width - 2 };
}
