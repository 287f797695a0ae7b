export { columns } from './columns.js';
export { heading, type Paper, paperOf } from './paper.js';
export { printClaims } from './print-claims.js';
export { printStory } from './print-story.js';
export { type Story, storyOf } from './story.js';
