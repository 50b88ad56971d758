// What a coding agent may ask: the same core that judges files, as tools with inputs and an answer in plain text.
import type { RuleLevel } from '../check';
import type { Detector } from '../detect/detect';
import type { Log } from '../host';
import type { Projects } from '../project';
import type { Resolver } from '../resolve';
import type { AgentInput, Given } from './agentInput';

/** What tools answer from. Nothing of it writes. */
export interface AgentDoors {
	resolver(): Resolver;
	readonly detector: Pick<Detector, 'inspect' | 'grammar'>;
	readonly projects: Projects;
	/** What the user has set of rules; it wins over the policy. */
	rules(path: string): Readonly<Record<string, RuleLevel>>;
	/** The absolute path of a file named from the top of the workspace; where there is none, a path that nothing is at. */
	pathOf(relative: string): string;
	readonly log: Log;
	/** Milliseconds since 1970. */
	now(): number;
}

/** One question that an agent may ask, as a table row: the list of tools, their schemas and checks are made from it. */
export interface AgentTool {
	readonly name: string;
	/** A few words for the person who allows its use. */
	readonly title: string;
	/** For the agent: what it tells, and when to ask. English, as agents read it. */
	readonly about: string;
	readonly inputs: readonly AgentInput[];
	/** Plain text. Rejects only when aborted. */
	answer(given: Given, doors: AgentDoors, signal: AbortSignal): Promise<AgentAnswer>;
}

/** What a tool says. `refused`: the input was not one it can do anything with, and the text says what to change. */
export interface AgentAnswer {
	readonly text: string;
	readonly refused?: true;
}

export const refused = (text: string): AgentAnswer => ({ text, refused: true });
