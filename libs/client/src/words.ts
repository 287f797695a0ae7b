/** What is posted, asked and answered, by OpenAPI's word. */
import type { components } from './api.js';

type Schemas = components['schemas'];
type Commands = Schemas['Commands'];
type Questions = Schemas['Questions'];

export type CommandName = keyof Commands;
export type CommandBody<Name extends CommandName> = Commands[Name];

/** A command as a line of many. Without an id it gets one. */
export type Line = { [Name in CommandName]: { command: Name; id?: string; body: Commands[Name] } }[CommandName];

/** What stands in the log. */
export type Accepted = Schemas['Accepted'];

/** RFC 9457. `code` is for a program to decide by. */
export type Problem = Schemas['Problem'];

/** To a line, in the lines' order, under the line's id. */
export type LineAnswer = ({ status: 201 } & Accepted) | ({ id: string } & Problem);

/** A question's path, such as `/v1/claims/{id}/timeline`. */
export type Path = keyof Questions;
export type Query<P extends Path> = Questions[P]['query'];
export type Answer<P extends Path> = Questions[P]['answer'];

/** A commit as the feed tells it, with its claim as it stands now. */
export type FeedItem = Schemas['FeedItem'];
